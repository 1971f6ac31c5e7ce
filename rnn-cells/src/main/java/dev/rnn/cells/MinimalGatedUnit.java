package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * The minimal gated unit (Zhou et al. 2016), with one gate that both forgets and resets:
 *
 * <pre>
 * f  = sigmoid(W_f x + U_f h + b_f)       forget gate
 * c  = tanh(W_c x + U_c (f∘h) + b_c)      candidate
 * h' = (1 − f)∘h + f∘c
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I], {@code U} [H, H] and {@code b} [H] under each of
 * {@code forget} and {@code candidate}. The output is h'.
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/1603.09420">Zhou, Wu, Zhang, Zhou 2016, Minimal gated unit for recurrent neural
 *     networks</a>
 */
public record MinimalGatedUnit(@Option(min = 1, description = "size of h") int hiddenSize)
    implements Cell<MinimalGatedUnit.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine forget = scope.affine("forget", hiddenSize);
    Affine candidate = scope.affine("candidate", hiddenSize);
    return (x, previous) -> {
      Tensor f = sigmoid(forget.of(x, previous.h()));
      Tensor c = tanh(candidate.of(x, f.times(previous.h())));
      Tensor h = previous.h().plus(f.times(c.minus(previous.h()))); // (1 − f)∘h + f∘c
      return new Output<>(h, new State(h));
    };
  }
}
