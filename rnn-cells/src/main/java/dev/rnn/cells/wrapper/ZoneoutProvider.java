package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Zoneout} as {@code zoneout}. */
public final class ZoneoutProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("zoneout", Zoneout.class, MethodHandles.lookup());
  }
}
