package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;

/**
 * A cell with its input added to its output (He et al. 2016, equation 1), as in deep stacks (Wu et al. 2016):
 *
 * <pre>
 * y = cell(x) + x
 * </pre>
 *
 * <p>x and the cell's output are [H]: other sizes are refused. The state is the cell's. Without an input (size 0) it is
 * the cell alone.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @see <a href="https://arxiv.org/abs/1609.08144">Wu et al. 2016, Google's neural machine translation system</a>
 */
public record Residual<S>(Cell<S> cell) implements Cell<S> {
  @Override
  public S initialState(CellScope scope) {
    return cell.initialState(scope.child("cell"));
  }

  @Override
  public Step<S> define(CellScope scope) {
    Step<S> step = cell.define(scope.child("cell"));
    return (x, previous) -> {
      Output<S> out = step.apply(x, previous);
      return x.size() == 0 ? out : new Output<>(out.value().plus(x), out.state());
    };
  }
}
