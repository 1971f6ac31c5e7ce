package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.layerNorm;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** LSTM whose gates see the memory, with a layer norm on the candidate, dropout in it, and a learned initial state. */
public record PeepholeLstm(int hiddenSize) implements Cell<PeepholeLstm.State> {
  /** Output and memory. */
  public record State(Tensor h, Tensor c) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(vector(scope, "h0", Role.STATE), vector(scope, "c0", Role.STATE));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("input", hiddenSize);
    Affine forget = scope.affine("forget", hiddenSize);
    Affine candidate = scope.affine("candidate", hiddenSize);
    Affine output = scope.affine("output", hiddenSize);
    Tensor toInput = vector(scope, "toInput", Role.WEIGHT);
    Tensor toForget = vector(scope, "toForget", Role.WEIGHT);
    Tensor toOutput = vector(scope, "toOutput", Role.WEIGHT);
    Tensor gain = vector(scope, "gain", Role.GAIN);
    Tensor bias = scope.bias("bias", hiddenSize);
    return (x, previous) -> {
      Tensor i = sigmoid(input.of(x, previous.h()).plus(toInput.times(previous.c())));
      Tensor f = sigmoid(forget.of(x, previous.h()).plus(toForget.times(previous.c())));
      Tensor g = tanh(layerNorm(candidate.of(x, previous.h()), gain, bias));
      Tensor c = f.times(previous.c()).plus(i.times(scope.dropout("drop", g, 0.3)));
      Tensor o = sigmoid(output.of(x, previous.h()).plus(toOutput.times(c)));
      Tensor h = o.times(tanh(c));
      return new Output<>(h, new State(h, c));
    };
  }

  private Tensor vector(CellScope scope, String name, Role role) {
    return scope.parameter(name, Shape.of(hiddenSize), Initializers.uniform(1), role);
  }
}
