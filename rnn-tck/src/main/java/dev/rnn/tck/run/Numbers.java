package dev.rnn.tck.run;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.random.NoiseRows;
import dev.rnn.engine.schedule.Order;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of inputs and parameters, exact in {@code float}. An example has the same ones in every batch and layout. */
public final class Numbers {
  private static final long SEED = 11;
  /** How far parameters are moved from their first values, of which many are 0. */
  private static final double NUDGE = 0.1;

  private Numbers() {}

  /** Numbers for all inputs that some nodes need, rows in the order of the layout. */
  public static Map<String, double[]> inputs(Subject subject, Collection<Node> roots, Batch batch, Sample sample) {
    Map<String, double[]> values = new LinkedHashMap<>();
    NoiseKey key = sample.key(SEED);
    for (Node n : Order.withinStep(roots)) {
      if (!(n.op() instanceof Op.Input(String name))) continue;
      Rows rows = batch.rows(n.extent());
      int classes = subject.classes().getOrDefault(name, 0);
      double[] numbers = new double[rows.count() * n.size()];
      for (int r = 0; r < rows.count(); r++) {
        long row = NoiseRows.key(key, "value of " + name, n.extent(), rows, r);
        for (int i = 0; i < n.size(); i++) {
          float u = CounterRandom.uniform(row, i);
          numbers[r * n.size() + i] = classes > 0 ? (int) (u * classes) : (float) (subject.range() * (2 * u - 1));
        }
      }
      values.put(name, numbers);
    }
    return values;
  }

  /** A little away from the first values, so that no bias is 0 and no gain is 1. */
  public static Parameters parameters(Subject subject) {
    Parameters parameters = subject.parameters(SEED);
    for (Parameters.Parameter p : parameters.all()) {
      long key = CounterRandom.combine(SEED, CounterRandom.hash(p.path()));
      float[] values = p.values();
      for (int i = 0; i < values.length; i++) values[i] += (float) (NUDGE * (2 * CounterRandom.uniform(key, i) - 1));
    }
    return parameters;
  }

  /** The same numbers in {@code float}. */
  public static float[] floats(double[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) all[i] = (float) values[i];
    return all;
  }

  /** The same numbers in {@code double}. */
  public static double[] doubles(float[] values, int count) {
    double[] all = new double[count];
    for (int i = 0; i < count; i++) all[i] = values[i];
    return all;
  }
}
