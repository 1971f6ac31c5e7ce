package com.example.cell;

import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * A leaky integrator whose leak is learned for each unit: h' = (1 - a) h + a tanh(W x + U h + b), a = sigmoid(leak).
 */
public record LeakyCell(@Option(description = "size of the state", min = 1) int hiddenSize)
    implements Cell<LeakyCell.State> {
  /** The state. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine candidate = scope.affine("candidate", hiddenSize);
    Tensor a = sigmoid(scope.bias("leak", hiddenSize));
    return (x, previous) -> {
      Tensor c = tanh(candidate.of(x, previous.h()));
      Tensor h = oneMinus(a).times(previous.h()).plus(a.times(c));
      return new Output<>(h, new State(h));
    };
  }
}
