package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Qrnn} as {@code qrnn}. */
public final class QrnnProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("qrnn", Qrnn.class, MethodHandles.lookup());
  }
}
