package stranger.cell;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/** h' = h/2 + tanh(W x + U h + b). */
record DampedCell(@Option(description = "size of the state", min = 1) int hiddenSize)
    implements Cell<DampedCell.State> {
  record State(Tensor h) {}

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine affine = scope.affine("affine", hiddenSize);
    return (x, previous) -> {
      Tensor h = previous.h().times(0.5).plus(tanh(affine.of(x, previous.h())));
      return new Output<>(h, new State(h));
    };
  }
}
