package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link LayerNormGru} as {@code gru-layer-norm}. */
public final class LayerNormGruProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("gru-layer-norm", LayerNormGru.class, MethodHandles.lookup());
  }
}
