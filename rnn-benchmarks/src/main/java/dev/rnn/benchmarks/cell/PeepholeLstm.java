package dev.rnn.benchmarks.cell;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** LSTM whose gates see the memory (Gers and Schmidhuber 2000; Graves 2013, equations 7 to 11). */
public record PeepholeLstm(int hiddenSize) implements Cell<PeepholeLstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor h, Tensor c) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("input", hiddenSize);
    Affine forget = scope.affine("forget", hiddenSize);
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
