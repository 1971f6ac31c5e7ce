package dev.rnn.pilot;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cells one above the other as one cell; its state is the list of theirs. */
public record Stack<S>(List<Cell<S>> layers) implements Cell<List<S>> {
  @Override
  public List<S> initialState(CellScope scope) {
    return IntStream.range(0, layers.size()).mapToObj(i -> layers.get(i).initialState(scope.child("" + i))).toList();
  }

  @Override
  public Step<List<S>> define(CellScope scope) {
    List<Step<S>> steps =
        IntStream.range(0, layers.size()).mapToObj(i -> layers.get(i).define(scope.child("" + i))).toList();
    return (x, previous) -> {
      List<S> states = new ArrayList<>();
      Tensor y = x;
      for (int i = 0; i < steps.size(); i++) {
        Output<S> out = steps.get(i).apply(y, previous.get(i));
        y = out.value();
        states.add(out.state());
      }
      return new Output<>(y, states);
    };
  }
}
