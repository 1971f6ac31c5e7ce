package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link PeepholeLstm} as {@code lstm-peephole}. */
public final class PeepholeLstmProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("lstm-peephole", PeepholeLstm.class, MethodHandles.lookup());
  }
}
