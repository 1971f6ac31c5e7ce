package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Lru} as {@code lru}. */
public final class LruProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("lru", Lru.class, MethodHandles.lookup());
  }
}
