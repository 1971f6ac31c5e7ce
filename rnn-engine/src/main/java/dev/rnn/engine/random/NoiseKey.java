package dev.rnn.engine.random;

import org.jspecify.annotations.Nullable;

/**
 * What noise depends on besides the op's name and the place.
 *
 * @param seed of the model's training
 * @param step number of the training step
 * @param examples a stable number for each sequence of the batch; null: their places in the batch
 * @param firstTime the time of the first step, on each sequence: non-zero for later windows of a carried state
 */
public record NoiseKey(long seed, long step, long @Nullable [] examples, long firstTime) {
  /** Examples numbered by their places in the batch. */
  public static NoiseKey of(long seed, long step) {
    return new NoiseKey(seed, step, null, 0);
  }

  /** The stable number of a sequence. */
  public long example(int sequence) {
    return examples == null ? sequence : examples[sequence];
  }
}
