package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.sigmoid;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * Minimal long short-term memory whose gates do not see the state (Feng et al. 2024, section 3.2):
 *
 * <pre>
 * f  = sigmoid(W_f x + b_f)
 * i  = sigmoid(W_i x + b_i)
 * g  = W_g x + b_g
 * h' = f/(f + i)∘h + i/(f + i)∘g
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I] and {@code b} [H] under {@code forget}, {@code input} and
 * {@code candidate}. The output is h'.
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/2410.01201">Feng et al. 2024, Were RNNs all we needed?</a>
 */
public record MinLstm(@Option(min = 1, description = "size of h") int hiddenSize) implements Cell<MinLstm.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine forget = scope.affine("forget", hiddenSize);
    Affine input = scope.affine("input", hiddenSize);
    Affine candidate = scope.affine("candidate", hiddenSize);
    return (x, previous) -> {
      Tensor f = sigmoid(forget.of(x));
      Tensor i = sigmoid(input.of(x));
      Tensor h = f.times(previous.h()).plus(i.times(candidate.of(x))).dividedBy(f.plus(i));
      return new Output<>(h, new State(h));
    };
  }
}
