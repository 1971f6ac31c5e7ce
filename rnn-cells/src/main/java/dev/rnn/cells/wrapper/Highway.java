package dev.rnn.cells.wrapper;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.tensor.Tensor;

/**
 * A cell with a gate that lets its input past (Srivastava et al. 2015, equation 3):
 *
 * <pre>
 * t = sigmoid(W x + b)             transform gate
 * y = t∘cell(x) + (1 − t)∘x
 * </pre>
 *
 * <p>x and the cell's output are [H]: other sizes are refused. Parameters {@code transform/W} [H, H] and
 * {@code transform/b} [H]. The state is the cell's. Without an input (size 0) it is the cell alone.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @param bias the first value of b; below 0 the gate begins with the input, as the paper advises for deep stacks
 * @see <a href="https://arxiv.org/abs/1505.00387">Srivastava et al. 2015, Highway networks</a>
 */
public record Highway<S>(Cell<S> cell, @Option(defaultValue = "-1", description = "first value of b") double bias)
    implements Cell<S> {
  @Override
  public S initialState(CellScope scope) {
    return cell.initialState(scope.child("cell"));
  }

  @Override
  public Step<S> define(CellScope scope) {
    Step<S> step = cell.define(scope.child("cell"));
    return (x, previous) -> {
      Output<S> out = step.apply(x, previous);
      if (x.size() == 0) return out;
      Tensor t = sigmoid(scope.affine("transform", x.size(), AffineSettings.DEFAULT.withBias(bias)).of(x));
      return new Output<>(t.times(out.value()).plus(oneMinus(t).times(x)), out.state());
    };
  }
}
