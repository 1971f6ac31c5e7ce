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
 * Long short-term memory with a recurrent projection (Sak et al. 2014, equations 1 to 6, without peepholes):
 *
 * <pre>
 * i, f, o = sigmoid(W x + U r + b), each with its own W, U, b
 * g  = tanh(W_g x + U_g r + b_g)
 * c' = f∘c + i∘g
 * r' = P (o∘tanh(c'))
 * </pre>
 *
 * <p>c is [H], r is [R]; parameters {@code W} [H, I], {@code U} [H, R] and {@code b} [H] under each of {@code input},
 * {@code forget}, {@code candidate} and {@code output}, and {@code projection/W} [R, H]. The output is r'.
 *
 * @param hiddenSize H
 * @param projectionSize R, or 0 for half of H
 * @param forgetBias the first value of b_f; the other biases begin at 0
 * @see <a href="https://arxiv.org/abs/1402.1128">Sak, Senior, Beaufays 2014, Long short-term memory based recurrent
 *     neural network architectures for large vocabulary speech recognition</a>
 */
public record ProjectedLstm(@Option(min = 1, description = "size of c") int hiddenSize,
    @Option(defaultValue = "0", min = 0, description = "size of the output; 0 is half of c") int projectionSize,
    @Option(defaultValue = "1", description = "first value of b_f") double forgetBias)
    implements Cell<ProjectedLstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor r, Tensor c) {}

  /** With a forget gate that begins open: a bias of 1. */
  public ProjectedLstm(int hiddenSize, int projectionSize) { this(hiddenSize, projectionSize, 1); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(outputs()), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("input", hiddenSize);
    Affine forget = scope.affine("forget", hiddenSize, AffineSettings.DEFAULT.withBias(forgetBias));
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine output = scope.affine("output", hiddenSize);
    Affine projection = scope.affine("projection", outputs(), AffineSettings.DEFAULT.withoutBias());
    return (x, previous) -> {
      Tensor i = sigmoid(input.of(x, previous.r()));
      Tensor f = sigmoid(forget.of(x, previous.r()));
      Tensor o = sigmoid(output.of(x, previous.r()));
      Tensor c = f.times(previous.c()).plus(i.times(tanh(candidate.of(x, previous.r()))));
      Tensor r = projection.of(o.times(tanh(c)));
      return new Output<>(r, new State(r, c));
    };
  }

  private int outputs() {
    return projectionSize == 0 ? (hiddenSize + 1) / 2 : projectionSize;
  }
}
