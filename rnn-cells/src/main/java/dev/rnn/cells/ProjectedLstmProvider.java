package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link ProjectedLstm} as {@code lstm-projected}. */
public final class ProjectedLstmProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("lstm-projected", ProjectedLstm.class, MethodHandles.lookup());
  }
}
