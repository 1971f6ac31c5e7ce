package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.util.Arrays;

/** Sequences in batches, in another order each epoch; the order depends on seed and epoch alone. */
public final class ShuffledExamples implements ExampleSource {
  private final Examples all;
  private final int batchSize;
  private final long seed;
  private int orderedEpoch = -1;
  private int[] order = new int[0];

  /** Batches of {@code batchSize}, the last one perhaps smaller. */
  public ShuffledExamples(Examples all, int batchSize, long seed) {
    if (batchSize < 1 || all.size() == 0) {
      throw RnnException.error("RNN-OPTION-RANGE", all.size() + " examples in batches of " + batchSize + ".")
          .fix("give at least one example, and a batch size from 1.").build();
    }
    this.all = all;
    this.batchSize = batchSize;
    this.seed = seed;
  }

  @Override
  public int batches() {
    return (all.size() + batchSize - 1) / batchSize;
  }

  @Override
  public Examples batch(int epoch, int index) {
    if (epoch != orderedEpoch) {
      order = Permutation.of(all.size(), Permutation.random(seed, epoch));
      orderedEpoch = epoch;
    }
    int from = index * batchSize;
    int count = Math.min(batchSize, all.size() - from);
    return all.select(Arrays.copyOfRange(order, from, from + count));
  }
}
