package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Tensor;

/**
 * The plain recurrent network (Elman 1990):
 *
 * <pre>
 * h' = activation(W x + U h + b)
 * </pre>
 *
 * <p>x is [I], h is [H]; parameters {@code hidden/W} [H, I], {@code hidden/U} [H, H], {@code hidden/b} [H]. The output
 * is h'. Elman's own units are logistic: {@code vanilla(activation=sigmoid)}.
 *
 * @param hiddenSize H
 * @param activation of h'
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman 1990, Finding structure in time</a>
 */
public record VanillaRnn(@Option(min = 1, description = "size of h") int hiddenSize,
    @Option(defaultValue = "tanh", description = "activation of h") Activation activation)
    implements Cell<VanillaRnn.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  /** With tanh. */
  public VanillaRnn(int hiddenSize) { this(hiddenSize, Activation.TANH); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine hidden = scope.affine("hidden", hiddenSize);
    return (x, previous) -> {
      Tensor h = activation.of(hidden.of(x, previous.h()));
      return new Output<>(h, new State(h));
    };
  }
}
