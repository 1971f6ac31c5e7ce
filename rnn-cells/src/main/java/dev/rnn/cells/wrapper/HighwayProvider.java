package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Highway} as {@code highway}. */
public final class HighwayProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("highway", Highway.class, MethodHandles.lookup());
  }
}
