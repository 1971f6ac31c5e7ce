package dev.rnn.benchmarks.task;

import dev.rnn.api.cell.Cell;
import dev.rnn.benchmarks.cell.MinimalGatedUnit;
import dev.rnn.benchmarks.cell.PeepholeLstm;
import dev.rnn.cells.Gru;
import dev.rnn.cells.LayerNormLstm;
import dev.rnn.cells.Lstm;
import dev.rnn.cells.VanillaRnn;
import java.util.Map;
import java.util.function.IntFunction;

/** The cells that are measured, by name. */
final class Cells {
  /**
   * A cell.
   *
   * @param gates products of x and of h in a step
   */
  private record Known(int gates, IntFunction<Cell<?>> ofHiddenSize) {}

  private static final Map<String, Known> ALL = Map.of(
      "lstm", new Known(4, Lstm::new),
      "gru", new Known(3, Gru::new),
      "vanilla", new Known(1, VanillaRnn::new),
      "mgu", new Known(2, MinimalGatedUnit::new),
      "layer-norm-lstm", new Known(4, LayerNormLstm::new),
      "peephole-lstm", new Known(4, PeepholeLstm::new));

  private Cells() {}

  static Cell<?> make(String name, int hiddenSize) {
    return known(name).ofHiddenSize().apply(hiddenSize);
  }

  static int gates(String name) {
    return known(name).gates();
  }

  private static Known known(String name) {
    Known cell = ALL.get(name);
    if (cell == null) throw new IllegalArgumentException("no cell " + name + " among " + ALL.keySet());
    return cell;
  }
}
