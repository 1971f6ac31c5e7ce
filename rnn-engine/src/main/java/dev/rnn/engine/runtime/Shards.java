package dev.rnn.engine.runtime;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.layout.Rows;

/** Cuts the sequences of a loop, in their order by length, into ranges with about the same number of steps. */
final class Shards {
  private Shards() {}

  /** The bounds of {@code parts} ranges: places in the order by length. */
  static int[] bounds(Rows steps, Axis axis, int sequences, int parts) {
    long[] length = new long[sequences];
    long total = 0;
    for (int t = 0; total < steps.count(); t++) {
      int running = steps.begin(axis, t + 1) - steps.begin(axis, t);
      for (int s = 0; s < running; s++) length[s]++;
      total += running;
    }
    int[] bounds = new int[parts + 1];
    bounds[parts] = sequences;
    long before = 0;
    int part = 1;
    for (int s = 0; s < sequences && part < parts; s++) {
      before += length[s];
      while (part < parts && before * parts >= total * part) bounds[part++] = s + 1;
    }
    while (part < parts) bounds[part++] = sequences;
    return bounds;
  }
}
