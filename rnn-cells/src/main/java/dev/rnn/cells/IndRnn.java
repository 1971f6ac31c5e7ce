package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.relu;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * Independently recurrent network (Li et al. 2018, equation 2): each number of the state sees only itself.
 *
 * <pre>
 * h' = relu(W x + u∘h + b)
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code hidden/W} [H, I], {@code hidden/b} [H] and {@code u} [H], which begins
 * uniform in [0, 1). The output is h'.
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/1803.04831">Li et al. 2018, Independently recurrent neural network</a>
 */
public record IndRnn(@Option(min = 1, description = "size of h") int hiddenSize) implements Cell<IndRnn.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine hidden = scope.affine("hidden", hiddenSize);
    Tensor u = scope.parameter("u", Shape.of(hiddenSize),
        (shape, random) -> random.doubles(shape.size()).toArray(), Role.GAIN);
    return (x, previous) -> {
      Tensor h = relu(hidden.of(x).plus(u.times(previous.h())));
      return new Output<>(h, new State(h));
    };
  }
}
