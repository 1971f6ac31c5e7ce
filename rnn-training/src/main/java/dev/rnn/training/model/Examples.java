package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;

/**
 * A batch of sequences as a user has them: one array for each sequence, step after step.
 *
 * @param inputs for each sequence, length × width numbers; a token is its index
 * @param targets for each sequence, a target for each step or one in all
 * @param lengths number of steps of each sequence; 0 is legal
 * @param numbers a stable number for each sequence, on which noise depends
 * @param continues whether the sequences go on where those of the batch before ended, with their state
 */
public record Examples(float[][] inputs, float[][] targets, int[] lengths, long[] numbers, boolean continues) {
  /** Checks that there is a length, an input and a target for each. */
  public Examples {
    if (inputs.length != lengths.length || targets.length != lengths.length || numbers.length != lengths.length) {
      throw RnnException.error("RNN-EXAMPLES", inputs.length + " inputs, " + targets.length + " targets, "
          + lengths.length + " lengths and " + numbers.length + " numbers do not go together.")
          .fix("give one of each for each sequence.")
          .build();
    }
  }

  /** Sequences that stand alone, numbered by their places. */
  public static Examples of(float[][] inputs, float[][] targets, int[] lengths) {
    long[] numbers = new long[lengths.length];
    for (int i = 0; i < numbers.length; i++) numbers[i] = i;
    return new Examples(inputs, targets, lengths, numbers, false);
  }

  /** The number of sequences. */
  public int size() {
    return lengths.length;
  }
}
