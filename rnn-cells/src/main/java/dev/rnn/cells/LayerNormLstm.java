package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.tensor.Tensor;

/**
 * Long short-term memory with layer normalisation (after Ba et al. 2016, equations 20 to 22):
 *
 * <pre>
 * i  = sigmoid(LN_i(W_i x + U_i h))
 * f  = sigmoid(LN_f(W_f x + U_f h))
 * g  =    tanh(LN_g(W_g x + U_g h))
 * o  = sigmoid(LN_o(W_o x + U_o h))
 * c' = f∘c + i∘g
 * h' = o∘tanh(LN_c(c'))
 * LN(a) = gain∘(a − mean(a)) / √(variance(a) + 10⁻⁵) + bias
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I], {@code U} [H, H], {@code gain} and {@code bias} [H] under
 * each of {@code input}, {@code forget}, {@code candidate} and {@code output}; {@code gain} and {@code bias} under
 * {@code memory}. The output is h'.
 *
 * <p>The paper normalises W x and U h of all gates apart and adds the two. Here, as in TensorFlow's
 * {@code LayerNormBasicLSTMCell}, it is the sum of each gate: no gate's size changes another's.
 *
 * @param hiddenSize H
 * @param forgetBias the first value of the bias of LN_f; the other biases begin at 0
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016, Layer normalization</a>
 */
public record LayerNormLstm(@Option(min = 1, description = "size of h and c") int hiddenSize,
    @Option(defaultValue = "1", description = "first value of the forget gate's bias") double forgetBias)
    implements Cell<LayerNormLstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor h, Tensor c) {}

  /** With a forget gate that begins open: a bias of 1. */
  public LayerNormLstm(int hiddenSize) { this(hiddenSize, 1); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = normalised(scope, "input", 0);
    Affine forget = normalised(scope, "forget", forgetBias);
    Affine candidate = normalised(scope, "candidate", 0);
    Affine output = normalised(scope, "output", 0);
    Norm memory = Norm.in(scope.child("memory"), hiddenSize, 0);
    return (x, previous) -> {
      Tensor i = sigmoid(input.of(x, previous.h()));
      Tensor f = sigmoid(forget.of(x, previous.h()));
      Tensor g = tanh(candidate.of(x, previous.h()));
      Tensor o = sigmoid(output.of(x, previous.h()));
      Tensor c = f.times(previous.c()).plus(i.times(g));
      Tensor h = o.times(tanh(memory.of(c)));
      return new Output<>(h, new State(h, c));
    };
  }

  private Affine normalised(CellScope scope, String gate, double bias) {
    Affine sum = scope.affine(gate, hiddenSize, AffineSettings.DEFAULT.withoutBias());
    Norm norm = Norm.in(scope.child(gate), hiddenSize, bias);
    return operands -> norm.of(sum.of(operands));
  }
}
