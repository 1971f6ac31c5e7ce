package dev.rnn.training.data.archive;

/**
 * A series of some class.
 *
 * @param label of the class
 * @param values the numbers of each step, one step after the other
 * @param channels numbers of a step
 */
public record LabelledSeries(String label, float[] values, int channels) {
  /** The number of steps. */
  public int length() {
    return values.length / channels;
  }
}
