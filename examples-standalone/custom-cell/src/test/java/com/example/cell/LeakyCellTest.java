package com.example.cell;

import dev.rnn.api.cell.Cell;
import dev.rnn.tck.CellVerification;

class LeakyCellTest extends CellVerification {
  @Override
  protected Cell<?> cell() {
    return new LeakyCell(6);
  }
}
