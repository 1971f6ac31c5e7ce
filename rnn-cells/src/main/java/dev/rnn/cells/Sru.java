package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * Simple recurrent unit (Lei et al. 2018, equations 1 to 4): no product of a matrix with the state.
 *
 * <pre>
 * f  = sigmoid(W_f x + v_f∘c + b_f)       forget gate
 * r  = sigmoid(W_r x + v_r∘c + b_r)       reset gate
 * c' = f∘c + (1 − f)∘(W_c x + b_c)
 * h  = r∘c' + (1 − r)∘(W_s x + b_s)
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I] and {@code b} [H] under each of {@code forget}, {@code reset},
 * {@code candidate} and {@code skip}, and {@code v} [H] under the gates. The output is h. Where the paper has x itself,
 * here is a learned skip, so that I need not be H; b_c and b_s are additions too.
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/1709.02755">Lei et al. 2018, Simple recurrent units for highly parallelizable
 *     recurrence</a>
 */
public record Sru(@Option(min = 1, description = "size of h and c") int hiddenSize) implements Cell<Sru.State> {
  /** The memory. */
  public record State(Tensor c) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine forget = scope.affine("forget", hiddenSize);
    Affine reset = scope.affine("reset", hiddenSize);
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine skip = scope.affine("skip", hiddenSize);
    Tensor forgetState = state(scope, "forget");
    Tensor resetState = state(scope, "reset");
    return (x, previous) -> {
      Tensor f = sigmoid(forget.of(x).plus(forgetState.times(previous.c())));
      Tensor r = sigmoid(reset.of(x).plus(resetState.times(previous.c())));
      Tensor c = f.times(previous.c()).plus(oneMinus(f).times(candidate.of(x)));
      Tensor h = r.times(c).plus(oneMinus(r).times(skip.of(x)));
      return new Output<>(h, new State(c));
    };
  }

  private Tensor state(CellScope scope, String gate) {
    return scope.child(gate).parameter("v", Shape.of(hiddenSize), Initializers.zeros(), Role.GAIN);
  }
}
