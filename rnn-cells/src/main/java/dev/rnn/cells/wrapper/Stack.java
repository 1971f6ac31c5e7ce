package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several layers of one kind of cell as one cell: each layer sees the output of the one below at the same step.
 *
 * <pre>
 * y_0 = x,  y_l = cell_l(y_(l−1)),  y = y_layers
 * </pre>
 *
 * <p>Each layer has its own parameters, under {@code 0}, {@code 1} and so on, and its own part of the state. A wrapper
 * inside acts on every layer: {@code stack(cell=residual(cell=lstm),layers=4)}.
 *
 * @param <S> the state of a layer
 * @param cell of each layer
 * @param layers how many there are
 * @see <a href="https://arxiv.org/abs/1303.5778">Graves et al. 2013, Speech recognition with deep recurrent neural
 *     networks, section 2</a>
 */
public record Stack<S>(Cell<S> cell,
    @Option(defaultValue = "2", min = 1, description = "how many there are") int layers)
    implements Cell<List<S>> {
  @Override
  public List<S> initialState(CellScope scope) {
    return IntStream.range(0, layers).mapToObj(layer -> cell.initialState(scope.child("" + layer))).toList();
  }

  @Override
  public Step<List<S>> define(CellScope scope) {
    List<Step<S>> steps = IntStream.range(0, layers).mapToObj(layer -> cell.define(scope.child("" + layer))).toList();
    return (x, previous) -> {
      Tensor value = x;
      List<S> states = new ArrayList<>();
      for (int layer = 0; layer < layers; layer++) {
        Output<S> out = steps.get(layer).apply(value, previous.get(layer));
        value = out.value();
        states.add(out.state());
      }
      return new Output<>(value, states);
    };
  }
}
