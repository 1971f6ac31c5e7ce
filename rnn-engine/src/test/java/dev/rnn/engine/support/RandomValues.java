package dev.rnn.engine.support;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.random.NoiseRows;
import dev.rnn.engine.schedule.Order;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers for all inputs and parameters of a graph: a function of seed, name, sequence, steps and place, so the same
 * sequence gets the same numbers in every batch and layout.
 */
public final class RandomValues {
  private final NoiseKey key;
  private final Map<String, Integer> classes;

  private RandomValues(NoiseKey key, Map<String, Integer> classes) {
    this.key = key;
    this.classes = classes;
  }

  /**
   * Numbers in [−1, 1) for all that the outputs need.
   *
   * @param classes inputs that are indices, with the number of classes
   * @param key its seed, and which sequences stand in the batch
   */
  public static Map<String, double[]> of(Collection<Node> outputs, Batch batch, Map<String, Integer> classes,
      NoiseKey key) {
    RandomValues random = new RandomValues(key, classes);
    Map<String, double[]> values = new LinkedHashMap<>();
    for (Node node : Order.withinStep(outputs)) {
      if (node.op() instanceof Op.Input(String name)) values.put(name, random.numbers(name, node, batch));
      if (node.op() instanceof Op.Parameter(String path, _)) values.put(path, random.numbers(path, node, batch));
    }
    return values;
  }

  private double[] numbers(String name, Node node, Batch batch) {
    Extent extent = node.extent();
    Rows rows = batch.rows(extent);
    int size = node.size();
    int count = classes.getOrDefault(name, 0);
    double[] numbers = new double[rows.count() * size];
    for (int r = 0; r < rows.count(); r++) {
      long row = NoiseRows.key(key, "value of " + name, extent, rows, r);
      for (int i = 0; i < size; i++) {
        float u = CounterRandom.uniform(row, i);
        numbers[r * size + i] = count > 0 ? (int) (u * count) : 2 * u - 1;
      }
    }
    return numbers;
  }
}
