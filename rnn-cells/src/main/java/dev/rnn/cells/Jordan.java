package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * Jordan network (Jordan 1986): what recurs is the output.
 *
 * <pre>
 * h  = tanh(W x + U y + b)
 * y' = tanh(V h + c)
 * </pre>
 *
 * <p>x is [I], h [H], y [O]; parameters {@code hidden/W} [H, I], {@code hidden/U} [H, O], {@code hidden/b} [H],
 * {@code output/W} [O, H] (V) and {@code output/b} [O]. The output is y'.
 *
 * @param hiddenSize H
 * @param outputSize O, or 0 for H
 * @see <a href="https://doi.org/10.1016/S0166-4115(97)80111-2">Jordan 1986, Serial order: a parallel distributed
 *     processing approach</a>
 */
public record Jordan(@Option(min = 1, description = "size of h") int hiddenSize,
    @Option(defaultValue = "0", min = 0, description = "size of the output; 0 is that of h") int outputSize)
    implements Cell<Jordan.State> {
  /** The output of the step before. */
  public record State(Tensor y) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(outputs()));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine hidden = scope.affine("hidden", hiddenSize);
    Affine output = scope.affine("output", outputs());
    return (x, previous) -> {
      Tensor y = tanh(output.of(tanh(hidden.of(x, previous.y()))));
      return new Output<>(y, new State(y));
    };
  }

  private int outputs() {
    return outputSize == 0 ? hiddenSize : outputSize;
  }
}
