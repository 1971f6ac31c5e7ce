package dev.rnn.benchmarks.cell;

import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/** The minimal gated unit (Zhou et al. 2016), as somebody else would write it. */
public record MinimalGatedUnit(int hiddenSize) implements Cell<MinimalGatedUnit.State> {
  /** The output of the step before. */
  public record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine forget = scope.affine("forget", hiddenSize);
    Affine candidate = scope.affine("candidate", hiddenSize);
    return (x, previous) -> {
      Tensor f = sigmoid(forget.of(x, previous.h()));
      Tensor c = tanh(candidate.of(x, f.times(previous.h())));
      Tensor h = previous.h().plus(f.times(c.minus(previous.h())));
      return new Output<>(h, new State(h));
    };
  }
}
