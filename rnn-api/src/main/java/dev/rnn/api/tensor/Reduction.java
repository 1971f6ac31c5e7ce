package dev.rnn.api.tensor;

/** How many numbers become one. */
public enum Reduction {
  /** The sum; 0 of nothing. */
  SUM,
  /** The largest; −∞ of nothing. */
  MAX
}
