package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;

/**
 * A cell whose output is normalised over its numbers (Ba et al. 2016, equation 4); the state is not:
 *
 * <pre>
 * y = gain∘(h − mean(h)) / √(variance(h) + 10⁻⁵) + bias,   h = cell(x)
 * </pre>
 *
 * <p>y and h are [H]; parameters {@code norm/gain} and {@code norm/bias} [H] begin at 1 and 0. Cells that normalise
 * inside are {@link dev.rnn.cells.LayerNormLstm} and {@link dev.rnn.cells.LayerNormGru}.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016, Layer normalization</a>
 */
public record NormalizedOutput<S>(Cell<S> cell) implements Cell<S> {
  @Override
  public S initialState(CellScope scope) {
    return cell.initialState(scope.child("cell"));
  }

  @Override
  public Step<S> define(CellScope scope) {
    Step<S> step = cell.define(scope.child("cell"));
    CellScope norm = scope.child("norm");
    return (x, previous) -> {
      Output<S> out = step.apply(x, previous);
      int size = out.value().size();
      Tensor gain = norm.parameter("gain", Shape.of(size), Initializers.constant(1), Role.GAIN);
      return new Output<>(Tensors.layerNorm(out.value(), gain, norm.bias("bias", size)), out.state());
    };
  }
}
