package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/** LSTM with PyTorch's equations and parameters: gates i, f, g, o in one product, two biases. */
public record TorchLstm(int hiddenSize) implements Cell<TorchLstm.State> {
  /** Output and memory. */
  public record State(Tensor h, Tensor c) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("ih", 4 * hiddenSize);
    Affine hidden = scope.affine("hh", 4 * hiddenSize);
    return (x, previous) -> {
      Tensor gates = input.of(x).plus(hidden.of(previous.h()));
      Tensor i = sigmoid(gates.slice(0, hiddenSize));
      Tensor f = sigmoid(gates.slice(hiddenSize, hiddenSize));
      Tensor g = tanh(gates.slice(2 * hiddenSize, hiddenSize));
      Tensor o = sigmoid(gates.slice(3 * hiddenSize, hiddenSize));
      Tensor c = f.times(previous.c()).plus(i.times(g));
      Tensor h = o.times(tanh(c));
      return new Output<>(h, new State(h, c));
    };
  }
}
