package dev.rnn.engine.compile;

/** What a program is for. Noise and its scalings are there while training only. */
public enum Mode {
  /** {@code training} is 1. */
  TRAIN,
  /** {@code training} is 0. */
  EVALUATE
}
