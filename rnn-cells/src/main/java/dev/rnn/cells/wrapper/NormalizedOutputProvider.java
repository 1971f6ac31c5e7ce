package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link NormalizedOutput} as {@code layer-norm}. */
public final class NormalizedOutputProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("layer-norm", NormalizedOutput.class, MethodHandles.lookup());
  }
}
