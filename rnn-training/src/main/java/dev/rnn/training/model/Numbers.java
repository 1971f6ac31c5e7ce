package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;

/** Checks of settings that are numbers. */
final class Numbers {
  private Numbers() {}

  static int positive(String what, int number) {
    if (number > 0) return number;
    throw RnnException.error("RNN-OPTION-RANGE", what + " is " + number + ".").fix("use a number from 1.").build();
  }

  static double rate(String what, double rate) {
    if (rate >= 0 && rate < 1) return rate;
    throw RnnException.error("RNN-OPTION-RANGE", what + " is " + rate + ".").fix("use a rate from 0 to below 1.")
        .build();
  }
}
