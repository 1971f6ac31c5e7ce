package dev.rnn.training.trainer;

import java.util.SplittableRandom;

/** Places in a random order; which one depends on the random numbers alone. */
final class Permutation {
  private Permutation() {}

  /** The numbers below {@code size}, shuffled by Fisher and Yates from the inside out. */
  static int[] of(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** The random numbers of an epoch. */
  static SplittableRandom random(long seed, int epoch) {
    return new SplittableRandom(seed * 31 + epoch);
  }
}
