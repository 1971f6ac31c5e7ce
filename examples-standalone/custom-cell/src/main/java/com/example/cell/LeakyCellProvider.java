package com.example.cell;

import static java.lang.invoke.MethodHandles.lookup;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.Plugin;

/** Offers the cell under the name {@code leaky}. */
public final class LeakyCellProvider implements CellProvider {
  @Override
  public Plugin<Cell<?>> plugin() {
    return Plugin.ofRecord("leaky", LeakyCell.class, lookup());
  }
}
