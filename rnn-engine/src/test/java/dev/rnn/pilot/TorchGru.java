package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/** GRU with PyTorch's equations and parameters: gates r, z, n; the reset gate multiplies the recurrent product. */
public record TorchGru(int hiddenSize) implements Cell<TorchGru.State> {
  /** The output. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("ih", 3 * hiddenSize);
    Affine hidden = scope.affine("hh", 3 * hiddenSize);
    return (x, previous) -> {
      Tensor a = input.of(x);
      Tensor b = hidden.of(previous.h());
      Tensor r = sigmoid(a.slice(0, hiddenSize).plus(b.slice(0, hiddenSize)));
      Tensor z = sigmoid(a.slice(hiddenSize, hiddenSize).plus(b.slice(hiddenSize, hiddenSize)));
      Tensor n = tanh(a.slice(2 * hiddenSize, hiddenSize).plus(r.times(b.slice(2 * hiddenSize, hiddenSize))));
      Tensor h = oneMinus(z).times(n).plus(z.times(previous.h()));
      return new Output<>(h, new State(h));
    };
  }
}
