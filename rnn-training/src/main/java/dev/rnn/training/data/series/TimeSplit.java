package dev.rnn.training.data.series;

import dev.rnn.api.error.RnnException;

/**
 * A series cut twice: what is oldest is learned, what follows decides which epoch was the best, what is newest is
 * tested. Nothing is shuffled, so that no part holds what is later than a number of the next.
 *
 * @param train steps of the first part
 * @param validation steps of the second
 * @param test steps of the last; what comes after it is not used
 */
public record TimeSplit(int train, int validation, int test) {
  /** Checks that there is no empty part. */
  public TimeSplit {
    if (train < 1 || validation < 1 || test < 1) {
      throw RnnException.error("RNN-SPLIT-EMPTY", "a part is empty: " + train + " steps to learn from, " + validation
              + " to choose by, " + test + " to test.")
          .fix("give each part a step at least; a longer series, or smaller parts of the others, leave room.").build();
    }
  }

  /** The newest {@code test} steps are tested, those before them choose, all others are learned. */
  public static TimeSplit last(NumberSeries series, int validation, int test) {
    return new TimeSplit(series.length() - validation - test, validation, test);
  }

  /**
   * The same, if a series is long enough.
   *
   * @throws RnnException {@code RNN-SERIES-SHORT} if not
   */
  public TimeSplit within(NumberSeries series) {
    if (testEnd() <= series.length()) return this;
    throw RnnException.error("RNN-SERIES-SHORT", "'" + series.name() + "' has " + series.length() + " steps, the parts "
        + testEnd() + ".").fix("use smaller parts.").build();
  }

  /** The place after the training part. */
  public int trainEnd() {
    return train;
  }

  /** The place after the validation part. */
  public int validationEnd() {
    return train + validation;
  }

  /** The place after the test part. */
  public int testEnd() {
    return train + validation + test;
  }
}
