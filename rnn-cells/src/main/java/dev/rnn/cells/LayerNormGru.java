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
 * The gated recurrent unit with layer normalisation (after Ba et al. 2016, supplement):
 *
 * <pre>
 * r  = sigmoid(LN_r(W_r x + U_r h))
 * z  = sigmoid(LN_z(W_z x + U_z h))
 * n  = tanh(LN_n(W_n x) + r∘LN_u(U_n h))
 * h' = (1 − z)∘n + z∘h
 * LN(a) = gain∘(a − mean(a)) / √(variance(a) + 10⁻⁵) + bias
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I], {@code gain} and {@code bias} [H] under each of
 * {@code reset}, {@code update} and {@code candidate}, {@code U} [H, H] under the first two; U_n is
 * {@code recurrent/W}, with {@code gain} and {@code bias}. The output is h'.
 *
 * <p>The paper normalises W x and U h of both gates apart and adds the two; here it is the sum of each gate, as in
 * {@link LayerNormLstm}.
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016, Layer normalization</a>
 */
public record LayerNormGru(@Option(min = 1, description = "size of h") int hiddenSize)
    implements Cell<LayerNormGru.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine reset = normalised(scope, "reset", AffineSettings.DEFAULT);
    Affine update = normalised(scope, "update", AffineSettings.DEFAULT);
    Affine candidate = normalised(scope, "candidate", AffineSettings.DEFAULT);
    Affine recurrent = normalised(scope, "recurrent",
        new AffineSettings(Initializers.orthogonal(), Initializers.orthogonal(), null));
    return (x, previous) -> {
      Tensor r = sigmoid(reset.of(x, previous.h()));
      Tensor z = sigmoid(update.of(x, previous.h()));
      Tensor n = tanh(candidate.of(x).plus(r.times(recurrent.of(previous.h()))));
      Tensor h = oneMinus(z).times(n).plus(z.times(previous.h()));
      return new Output<>(h, new State(h));
    };
  }

  private Affine normalised(CellScope scope, String gate, AffineSettings settings) {
    Affine sum = scope.affine(gate, hiddenSize, settings.withoutBias());
    Norm norm = Norm.in(scope.child(gate), hiddenSize, 0);
    return operands -> norm.of(sum.of(operands));
  }
}
