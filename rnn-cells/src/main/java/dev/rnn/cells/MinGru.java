package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * Minimal gated recurrent unit whose gate does not see the state (Feng et al. 2024, section 3.1):
 *
 * <pre>
 * z  = sigmoid(W_z x + b_z)
 * n  = W_n x + b_n
 * h' = (1 − z)∘h + z∘n
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I] and {@code b} [H] under {@code update} and {@code candidate}.
 * The output is h'. (Not the minimal gated unit of Zhou et al., {@link MinimalGatedUnit}.)
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/2410.01201">Feng et al. 2024, Were RNNs all we needed?</a>
 */
public record MinGru(@Option(min = 1, description = "size of h") int hiddenSize) implements Cell<MinGru.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine update = scope.affine("update", hiddenSize);
    Affine candidate = scope.affine("candidate", hiddenSize);
    return (x, previous) -> {
      Tensor z = sigmoid(update.of(x));
      Tensor h = oneMinus(z).times(previous.h()).plus(z.times(candidate.of(x)));
      return new Output<>(h, new State(h));
    };
  }
}
