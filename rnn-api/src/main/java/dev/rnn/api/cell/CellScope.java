package dev.rnn.api.cell;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Scope;

/** The scope of a cell: its noise varies over the axis that the cell runs along. */
@Stability(Stability.Level.STABLE)
public interface CellScope extends Scope {
  @Override
  CellScope child(String name);
}
