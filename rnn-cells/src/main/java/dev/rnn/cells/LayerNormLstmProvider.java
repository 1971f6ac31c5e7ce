package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link LayerNormLstm} as {@code lstm-layer-norm}. */
public final class LayerNormLstmProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("lstm-layer-norm", LayerNormLstm.class, MethodHandles.lookup());
  }
}
