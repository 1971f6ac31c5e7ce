package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import java.util.Iterator;

/**
 * A cell whose state before the first step is learned (Forcada and Carrasco 1995): the cell's own initial state plus a
 * parameter for each part, under {@code initial}, that begins at 0.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @see <a href="https://doi.org/10.1162/neco.1995.7.5.923">Forcada and Carrasco 1995, Learning the initial state of a
 *     second-order recurrent neural network</a>
 */
public record LearnedState<S>(Cell<S> cell) implements Cell<S> {
  @Override
  public S initialState(CellScope scope) {
    S state = cell.initialState(scope.child("cell"));
    Iterator<States.Leaf> parts = States.leaves(state).iterator();
    return States.map(state, own -> own.plus(
        scope.child("initial").parameter(parts.next().path(), own.shape(), Initializers.zeros(), Role.STATE)));
  }

  @Override
  public Step<S> define(CellScope scope) {
    return cell.define(scope.child("cell"));
  }
}
