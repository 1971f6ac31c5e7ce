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
 * Long short-term memory with coupled input and forget gates (Greff et al. 2017, section 3, variant CIFG):
 *
 * <pre>
 * f  = sigmoid(W_f x + U_f h + b_f)
 * g  =    tanh(W_g x + U_g h + b_g)
 * o  = sigmoid(W_o x + U_o h + b_o)
 * c' = f∘c + (1 − f)∘g
 * h' = o∘tanh(c')
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I], {@code U} [H, H] and {@code b} [H] under each of
 * {@code forget}, {@code candidate} and {@code output}. The output is h'. The paper learns i and sets f = 1 − i, which
 * is the same with the signs of its weights changed.
 *
 * @param hiddenSize H
 * @param forgetBias the first value of b_f; the other biases begin at 0
 * @see <a href="https://arxiv.org/abs/1503.04069">Greff et al. 2017, LSTM: a search space odyssey</a>
 */
public record CoupledLstm(@Option(min = 1, description = "size of h and c") int hiddenSize,
    @Option(defaultValue = "1", description = "first value of b_f") double forgetBias)
    implements Cell<CoupledLstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor h, Tensor c) {}

  /** With a forget gate that begins open: a bias of 1. */
  public CoupledLstm(int hiddenSize) { this(hiddenSize, 1); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine forget = scope.affine("forget", hiddenSize, AffineSettings.DEFAULT.withBias(forgetBias));
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine output = scope.affine("output", hiddenSize);
    return (x, previous) -> {
      Tensor f = sigmoid(forget.of(x, previous.h()));
      Tensor g = tanh(candidate.of(x, previous.h()));
      Tensor c = f.times(previous.c()).plus(oneMinus(f).times(g));
      Tensor h = sigmoid(output.of(x, previous.h())).times(tanh(c));
      return new Output<>(h, new State(h, c));
    };
  }
}
