package dev.rnn.engine.random;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Rows;

/** The key of each row of a noise op. The interpreter and compiled programs draw the same numbers. */
public final class NoiseRows {
  private NoiseRows() {}

  /** The key of one row: a function of seed, step, name, example and steps on all axes. */
  public static long key(NoiseKey noise, String name, Extent extent, Rows rows, int row) {
    long key = CounterRandom.combine(CounterRandom.combine(noise.seed(), noise.step()), CounterRandom.hash(name));
    if (!extent.perSequence()) return key;
    key = CounterRandom.combine(key, noise.example(rows.sequence(row)));
    for (int i = 0; i < extent.axes().size(); i++) { // in the extent's order: a layout may nest them otherwise
      int step = rows.step(rows.axes().indexOf(extent.axes().get(i)), row);
      key = CounterRandom.combine(key, CounterRandom.combine(i, noise.firstTime() + step));
    }
    return key;
  }
}
