package dev.rnn.seq2seq.generation;

import dev.rnn.api.error.RnnException;

/**
 * How long targets may be, the end-of-sequence token not counted.
 *
 * @param minimum before which no target ends
 * @param constant part of the longest length
 * @param perSourceStep part of the longest length for each step of the source
 */
public record LengthLimits(int minimum, int constant, double perSourceStep) {
  /** Up to twice the source and ten more. */
  public static final LengthLimits DEFAULT = new LengthLimits(0, 10, 2);

  /** Checks the numbers. */
  public LengthLimits {
    if (minimum < 0 || constant < 0 || !(perSourceStep >= 0) || constant + perSourceStep <= 0) {
      throw RnnException.error("RNN-OPTION-RANGE", "lengths from " + minimum + " to " + constant + " + " + perSourceStep
          + " for each source step allow nothing.").fix("give a longest length of at least 1.").build();
    }
  }

  /** Any length up to a fixed one. */
  public static LengthLimits upTo(int longest) {
    return new LengthLimits(0, longest, 0);
  }

  int longest(int sourceLength) {
    return Math.max(1, Math.max(minimum, (int) Math.ceil(constant + perSourceStep * sourceLength)));
  }
}
