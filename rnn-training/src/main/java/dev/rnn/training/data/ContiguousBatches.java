package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A text cut for truncated back-propagation through time: into contiguous columns that are read side by side, window
 * after window, with the state of each column carried on (Zaremba et al. 2014, "Recurrent neural network
 * regularization").
 *
 * <p>Where others drop what does not fill the last window, here every token is predicted exactly once, whatever the
 * number of columns: columns differ in length by one at most, and the last window may be ragged. The first token of a
 * column is predicted from the token that stands before it in the text, the first of the text from {@code <eos>}.
 * Windows can be asked for in any order, so that an interrupted epoch can be gone on with.
 */
public final class ContiguousBatches implements Iterable<Window> {
  private final EncodedText text;
  private final int columns;
  private final int steps;

  /**
   * Cuts a text.
   *
   * @param columns how many sequences are read side by side; the same in every window, some may stay empty
   * @param steps how many time steps a window has at most
   * @throws RnnException {@code RNN-BATCH-SIZE} if either is below 1
   */
  public ContiguousBatches(EncodedText text, int columns, int steps) {
    this.text = text;
    this.columns = positive("batch size", columns);
    this.steps = positive("number of steps", steps);
  }

  private static int positive(String name, int value) {
    if (value >= 1) return value;
    throw RnnException.error("RNN-BATCH-SIZE", "The " + name + " is " + value + ".").fix("make it at least 1.").build();
  }

  /** How many sequences each window has. */
  public int columns() {
    return columns;
  }

  /** How many time steps a window has at most. */
  public int steps() {
    return steps;
  }

  /** How many tokens are predicted in one pass: all of the text's. */
  public int tokensPerEpoch() {
    return text.size();
  }

  /** How many windows one pass takes. */
  public int windowsPerEpoch() {
    return Math.ceilDiv(Math.ceilDiv(text.size(), columns), steps);
  }

  /** The window of a number from 0 to {@link #windowsPerEpoch()} - 1. */
  public Window window(int index) {
    Objects.checkIndex(index, windowsPerEpoch());
    int offset = index * steps;
    int[][] inputs = new int[columns][];
    int[][] targets = new int[columns][];
    int[] lengths = new int[columns];
    for (int column = 0; column < columns; column++) {
      int start = start(column) + offset;
      int length = Math.clamp(start(column + 1) - start, 0, steps);
      lengths[column] = length;
      inputs[column] = IntStream.range(start, start + length).map(text::previous).toArray();
      targets[column] = IntStream.range(start, start + length).map(text::token).toArray();
    }
    return new Window(inputs, targets, lengths, index == 0);
  }

  /** Where a column starts: the first ones are longer by one when the text cannot be divided evenly. */
  private int start(int column) {
    return column * (text.size() / columns) + Math.min(column, text.size() % columns);
  }

  /** All windows of one pass, in order. */
  @Override
  public Iterator<Window> iterator() {
    return IntStream.range(0, windowsPerEpoch()).mapToObj(this::window).iterator();
  }
}
