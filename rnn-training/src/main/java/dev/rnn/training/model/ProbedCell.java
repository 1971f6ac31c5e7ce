package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Tensor;
import java.util.IdentityHashMap;

/**
 * A cell that adds a part of its input to the state after each step. With zeros there the maths is the inner cell's,
 * and the gradient of that part of the input is ∂L/∂(state after the step).
 *
 * @param probe the name of the input with the zeros
 * @param size numbers of the state
 */
record ProbedCell<S>(Cell<S> inner, String probe, int size) implements Cell<S> {
  @Override
  public S initialState(CellScope scope) {
    return inner.initialState(scope);
  }

  @Override
  public Step<S> define(CellScope scope) {
    Step<S> step = inner.define(scope);
    return (x, previous) -> {
      int width = x.size() - size;
      Output<S> made = step.apply(x.slice(0, width), previous);
      IdentityHashMap<Tensor, Tensor> moved = new IdentityHashMap<>();
      int[] place = {width};
      S state = States.map(made.state(), leaf -> {
        Tensor sum = leaf.plus(x.slice(place[0], leaf.size()));
        place[0] += leaf.size();
        moved.put(leaf, sum);
        return sum;
      });
      // An output that is part of the state moves with it, or the last step would seem to have no influence.
      return new Output<>(moved.getOrDefault(made.value(), made.value()), state);
    };
  }
}
