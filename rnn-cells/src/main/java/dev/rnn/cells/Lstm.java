package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997) with the forget gate of Gers et al. 2000:
 *
 * <pre>
 * i  = sigmoid(W_i x + U_i h + b_i)      input gate
 * f  = sigmoid(W_f x + U_f h + b_f)      forget gate
 * g  =    tanh(W_g x + U_g h + b_g)      candidate
 * o  = sigmoid(W_o x + U_o h + b_o)      output gate
 * c' = f∘c + i∘g
 * h' = o∘tanh(c')
 * </pre>
 *
 * <p>x is [I], all else [H]; parameters {@code W} [H, I], {@code U} [H, H] and {@code b} [H] under each of
 * {@code input}, {@code forget}, {@code candidate} and {@code output}. The output is h'.
 *
 * <p>These are equations 7 to 11 of Graves 2013 without the peepholes W_ci, W_cf and W_co, as in LibTorch, which adds a
 * second bias of no effect. The forget gate begins open (Jozefowicz et al. 2015), in LibTorch it does not.
 *
 * @param hiddenSize H
 * @param forgetBias the first value of b_f; the other biases begin at 0
 * @param chrono the longest time to remember, T steps: b_f begins at log(u) and b_i at −log(u), with u spread evenly
 *     over [1, T − 1] (Tallec and Ollivier 2018), instead of {@code forgetBias} and 0. Below 2: off
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves 2013, Generating sequences with recurrent neural networks</a>
 * @see <a href="https://arxiv.org/abs/1804.11188">Tallec and Ollivier 2018, Can recurrent neural networks warp
 *     time?</a>
 */
public record Lstm(@Option(min = 1, description = "size of h and c") int hiddenSize,
    @Option(defaultValue = "1", description = "first value of b_f") double forgetBias,
    @Option(defaultValue = "0", min = 0, description = "longest time to remember, in steps; 0: off") int chrono)
    implements Cell<Lstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor h, Tensor c) {}

  /** With a forget gate that begins open: a bias of 1. */
  public Lstm(int hiddenSize) { this(hiddenSize, 1); }

  /** With biases of their usual start. */
  public Lstm(int hiddenSize, double forgetBias) { this(hiddenSize, forgetBias, 0); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("input", hiddenSize, Chrono.write(chrono));
    Affine forget = scope.affine("forget", hiddenSize, Chrono.keep(chrono, forgetBias));
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine output = scope.affine("output", hiddenSize);
    return (x, previous) -> {
      Tensor i = sigmoid(input.of(x, previous.h()));
      Tensor f = sigmoid(forget.of(x, previous.h()));
      Tensor g = tanh(candidate.of(x, previous.h()));
      Tensor o = sigmoid(output.of(x, previous.h()));
      Tensor c = f.times(previous.c()).plus(i.times(g));
      Tensor h = o.times(tanh(c));
      return new Output<>(h, new State(h, c));
    };
  }
}
