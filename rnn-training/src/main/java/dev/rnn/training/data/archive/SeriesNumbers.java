package dev.rnn.training.data.archive;

import dev.rnn.api.error.RnnException;

/** Numbers of a series, and what is said of those that are none. */
final class SeriesNumbers {
  private SeriesNumbers() {}

  /** A finite number. {@code where} is file, line and place in it. */
  static float parse(String field, String where) {
    String text = field.strip();
    try {
      float number = Float.parseFloat(text);
      if (Float.isFinite(number)) return number;
    } catch (NumberFormatException _) {
      // told below, with what is not finite
    }
    throw RnnException.error("RNN-SERIES-NUMBER", text.isEmpty() || text.equals("?") ? "a number is missing."
            : "'" + text + "' is no finite number.").in(where)
        .detail("expected: a number such as 12.5, with a point")
        .fix("fill the gap or remove the series; missing numbers are not guessed.").build();
  }
}
