package dev.rnn.tck.run;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of examples.
 *
 * @param examples their numbers
 * @param lengths of each on each axis
 * @param firstTime the time of the first step: more than 0 for a later chunk
 */
public record Sample(long[] examples, Map<Axis, int[]> lengths, long firstTime) {
  /** The same examples with other lengths on one axis, from a later time on. */
  public Sample chunk(Axis axis, int[] chunkLengths, long from) {
    Map<Axis, int[]> changed = new LinkedHashMap<>(lengths);
    changed.put(axis, chunkLengths);
    return new Sample(examples, changed, from);
  }

  /** How many examples there are. */
  public int size() {
    return examples.length;
  }

  /** The layout of the batch, with some axes outermost. */
  public Batch batch(List<Axis> order) {
    return Batch.of(examples.length, lengths, List.copyOf(lengths.keySet())).inOrder(order);
  }

  /** What noise, or data, depends on. */
  public NoiseKey key(long seed) {
    return new NoiseKey(seed, 1, examples, firstTime);
  }
}
