package dev.rnn.tck.run;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run gave.
 *
 * @param nodes the shape and extent of each result
 * @param batch the layout of the numbers
 * @param values by name
 */
public record Result(Map<String, Node> nodes, Batch batch, Map<String, double[]> values) {
  /** All names. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The names of what belongs to one example each; others are sums over all of them. */
  public Set<String> separate() {
    return names().stream().filter(name -> node(name).extent().perSequence())
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /** All numbers of a result, in the layout of this run. */
  public double[] all(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** The numbers of the example at a place, steps in their order. */
  public double[] of(String name, int place) {
    Node node = node(name);
    Extent extent = node.extent();
    Rows rows = batch.rows(extent);
    double[] numbers = all(name);
    int size = node.size();
    if (rows.axes().isEmpty()) return Arrays.copyOfRange(numbers, place * size, (place + 1) * size);
    int[] own = IntStream.range(0, rows.count()).filter(r -> rows.sequence(r) == place).boxed()
        .sorted(inOrder(rows, extent)).mapToInt(r -> r).toArray();
    double[] chosen = new double[own.length * size];
    for (int i = 0; i < own.length; i++) System.arraycopy(numbers, own[i] * size, chosen, i * size, size);
    return chosen;
  }

  private static Comparator<Integer> inOrder(Rows rows, Extent extent) {
    List<Axis> axes = extent.axes();
    Comparator<Integer> order = Comparator.comparingInt(r -> 0);
    for (Axis axis : axes) {
      int at = rows.axes().indexOf(axis);
      order = order.thenComparingInt(r -> rows.step(at, r));
    }
    return order;
  }

  private Node node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }
}
