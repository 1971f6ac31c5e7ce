package dev.rnn.examples.support;

import dev.rnn.api.error.RnnException;

/** What numbers an option takes. */
public final class OptionRange {
  private OptionRange() {}

  /**
   * Refuses a number.
   *
   * @param holds whether the number may be
   * @param expected what may be, such as "a number from 1"
   * @throws RnnException {@code RNN-OPTION-RANGE} if it may not
   */
  public static void require(boolean holds, String option, Number value, String expected) {
    if (holds) return;
    throw RnnException.error("RNN-OPTION-RANGE", option + " is " + value + ".").fix("use " + expected + ".").build();
  }
}
