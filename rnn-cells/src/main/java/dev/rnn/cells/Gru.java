package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Tensor;

/**
 * The gated recurrent unit (Cho et al. 2014, equations 5 to 8, with biases):
 *
 * <pre>
 * r  = sigmoid(W_r x + U_r h + b_r)           reset gate
 * z  = sigmoid(W_z x + U_z h + b_z)           update gate: 1 keeps the old state
 * n  = tanh(W_n x + U_n (r∘h) + b_n)          candidate, reset before the recurrent product
 * n  = tanh(W_n x + b_n + r∘(U_n h + b_h))    candidate, reset after it
 * h' = (1 − z)∘n + z∘h
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I], {@code U} [H, H] and {@code b} [H] under each of
 * {@code reset}, {@code update} and {@code candidate}. Reset after the product, U_n and b_h are {@code recurrent/W} and
 * {@code recurrent/b}. The output is h'.
 *
 * <p>To reset after the product is the default: LibTorch and cuDNN do it, and the recurrent products of a step need not
 * wait for each other. The paper resets before. Chung et al. 2014 swap z and 1 − z.
 *
 * @param hiddenSize H
 * @param reset where the reset gate acts
 * @param chrono the longest time to remember, T steps: b_z begins at log(u), with u spread evenly over [1, T − 1]
 *     (Tallec and Ollivier 2018), instead of 0. Below 2: off
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014, Learning phrase representations using RNN
 *     encoder–decoder</a>
 * @see <a href="https://arxiv.org/abs/1804.11188">Tallec and Ollivier 2018, Can recurrent neural networks warp
 *     time?</a>
 */
public record Gru(@Option(min = 1, description = "size of h") int hiddenSize,
    @Option(defaultValue = "after", description = "before or after the recurrent product") Reset reset,
    @Option(defaultValue = "0", min = 0, description = "longest time to remember, in steps; 0: off") int chrono)
    implements Cell<Gru.State> {
  /** The orthogonal start of every recurrent matrix, here of one that is the first of its sum. */
  private static final AffineSettings RECURRENT =
      new AffineSettings(Initializers.orthogonal(), Initializers.orthogonal(), Initializers.zeros());

  /** Where the reset gate acts. */
  public enum Reset {
    /** On the state: U (r∘h). */
    BEFORE,
    /** On the product: r∘(U h + b). */
    AFTER
  }

  /** The output of the step before. */
  public record State(Tensor h) {}

  /** With the reset after the recurrent product. */
  public Gru(int hiddenSize) { this(hiddenSize, Reset.AFTER); }

  /** With biases that begin at 0. */
  public Gru(int hiddenSize, Reset reset) { this(hiddenSize, reset, 0); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine resetGate = scope.affine("reset", hiddenSize);
    Affine updateGate = scope.affine("update", hiddenSize, Chrono.keep(chrono, 0));
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine recurrent = scope.affine("recurrent", hiddenSize, RECURRENT); // has no parameters unless it is used
    return (x, previous) -> {
      Tensor r = sigmoid(resetGate.of(x, previous.h()));
      Tensor z = sigmoid(updateGate.of(x, previous.h()));
      Tensor n = tanh(switch (reset) {
        case BEFORE -> candidate.of(x, r.times(previous.h()));
        case AFTER -> candidate.of(x).plus(r.times(recurrent.of(previous.h())));
      });
      Tensor h = oneMinus(z).times(n).plus(z.times(previous.h()));
      return new Output<>(h, new State(h));
    };
  }
}
