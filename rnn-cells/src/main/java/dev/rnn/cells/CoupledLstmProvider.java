package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link CoupledLstm} as {@code lstm-coupled}. */
public final class CoupledLstmProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("lstm-coupled", CoupledLstm.class, MethodHandles.lookup());
  }
}
