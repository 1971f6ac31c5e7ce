package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.tensor.Tensor;

/**
 * Quasi-recurrent network with fo-pooling and a window of two inputs (Bradbury et al. 2017, equations 2 and 4):
 *
 * <pre>
 * z  =    tanh(W_z x + V_z x₋₁ + b_z)
 * f  = sigmoid(W_f x + V_f x₋₁ + b_f)
 * o  = sigmoid(W_o x + V_o x₋₁ + b_o)
 * c' = f∘c + (1 − f)∘z
 * h  = o∘c'
 * </pre>
 *
 * <p>x is [I], x₋₁ the input before it (0 at the first step), all else [H]; parameters {@code W} [H, I] and {@code b}
 * [H] under each of {@code candidate}, {@code forget} and {@code output}, and V as {@code W} under
 * {@code candidate-before} and so on. The output is h. The state keeps the products V x for the next step, for x itself
 * has no size known here.
 *
 * @param hiddenSize H
 * @see <a href="https://arxiv.org/abs/1611.01576">Bradbury et al. 2017, Quasi-recurrent neural networks</a>
 */
public record Qrnn(@Option(min = 1, description = "size of h and c") int hiddenSize) implements Cell<Qrnn.State> {
  /** The memory, and what the last input adds to candidate, forget gate and output gate. */
  public record State(Tensor c, Tensor candidate, Tensor forget, Tensor output) {}

  @Override
  public State initialState(CellScope scope) {
    Tensor zeros = scope.zeros(hiddenSize);
    return new State(zeros, zeros, zeros, zeros);
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine forget = scope.affine("forget", hiddenSize);
    Affine output = scope.affine("output", hiddenSize);
    Affine candidateBefore = before(scope, "candidate-before");
    Affine forgetBefore = before(scope, "forget-before");
    Affine outputBefore = before(scope, "output-before");
    return (x, previous) -> {
      Tensor z = tanh(candidate.of(x).plus(previous.candidate()));
      Tensor f = sigmoid(forget.of(x).plus(previous.forget()));
      Tensor o = sigmoid(output.of(x).plus(previous.output()));
      Tensor c = f.times(previous.c()).plus(oneMinus(f).times(z));
      State next = x.size() == 0 ? new State(c, previous.candidate(), previous.forget(), previous.output())
          : new State(c, candidateBefore.of(x), forgetBefore.of(x), outputBefore.of(x));
      return new Output<>(o.times(c), next);
    };
  }

  private Affine before(CellScope scope, String name) {
    return scope.affine(name, hiddenSize, AffineSettings.DEFAULT.withoutBias());
  }
}
