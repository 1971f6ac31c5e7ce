package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link WeightDropout} as {@code weight-dropout}. */
public final class WeightDropoutProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("weight-dropout", WeightDropout.class, MethodHandles.lookup());
  }
}
