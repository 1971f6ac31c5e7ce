package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * Long short-term memory whose gates see the memory (Gers and Schmidhuber 2000; Graves 2013, equations 7 to 11):
 *
 * <pre>
 * i  = sigmoid(W_i x + U_i h + p_i∘c + b_i)
 * f  = sigmoid(W_f x + U_f h + p_f∘c + b_f)
 * c' = f∘c + i∘tanh(W_g x + U_g h + b_g)
 * o  = sigmoid(W_o x + U_o h + p_o∘c' + b_o)
 * h' = o∘tanh(c')
 * </pre>
 *
 * <p>Parameters as in {@link Lstm}, and {@code peephole} [H] under {@code input}, {@code forget} and {@code output},
 * which begin at 0. The output is h'.
 *
 * @param hiddenSize H
 * @param forgetBias the first value of b_f; the other biases begin at 0
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves 2013, Generating sequences with recurrent neural networks</a>
 */
public record PeepholeLstm(@Option(min = 1, description = "size of h and c") int hiddenSize,
    @Option(defaultValue = "1", description = "first value of b_f") double forgetBias)
    implements Cell<PeepholeLstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor h, Tensor c) {}

  /** With a forget gate that begins open: a bias of 1. */
  public PeepholeLstm(int hiddenSize) { this(hiddenSize, 1); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("input", hiddenSize);
    Affine forget = scope.affine("forget", hiddenSize, AffineSettings.DEFAULT.withBias(forgetBias));
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine output = scope.affine("output", hiddenSize);
    Tensor inputPeephole = peephole(scope, "input");
    Tensor forgetPeephole = peephole(scope, "forget");
    Tensor outputPeephole = peephole(scope, "output");
    return (x, previous) -> {
      Tensor i = sigmoid(input.of(x, previous.h()).plus(inputPeephole.times(previous.c())));
      Tensor f = sigmoid(forget.of(x, previous.h()).plus(forgetPeephole.times(previous.c())));
      Tensor c = f.times(previous.c()).plus(i.times(tanh(candidate.of(x, previous.h()))));
      Tensor h = sigmoid(output.of(x, previous.h()).plus(outputPeephole.times(c))).times(tanh(c));
      return new Output<>(h, new State(h, c));
    };
  }

  private Tensor peephole(CellScope scope, String gate) {
    return scope.child(gate).parameter("peephole", Shape.of(hiddenSize), Initializers.zeros(), Role.GAIN);
  }
}
