package dev.rnn.pilot;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Tensor;

/** The plain recurrent network with PyTorch's parameters: h' = activation(W x + b + U h + b'). */
public record TorchRnn(int hiddenSize, Activation activation) implements Cell<TorchRnn.State> {
  /** The output. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("ih", hiddenSize);
    Affine hidden = scope.affine("hh", hiddenSize);
    return (x, previous) -> {
      Tensor h = activation.of(input.of(x).plus(hidden.of(previous.h())));
      return new Output<>(h, new State(h));
    };
  }
}
