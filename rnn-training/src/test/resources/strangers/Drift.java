package drift;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/** h' = (h + tanh(W x + U h + b)) / 2. */
record Drift(int hiddenSize) implements Cell<Drift.State> {
  record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine pull = scope.affine("pull", hiddenSize);
    return (x, previous) -> {
      Tensor h = previous.h().plus(tanh(pull.of(x, previous.h()))).times(0.5);
      return new Output<>(h, new State(h));
    };
  }
}
