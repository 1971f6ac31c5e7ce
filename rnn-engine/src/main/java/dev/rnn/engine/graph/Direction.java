package dev.rnn.engine.graph;

/** Along an axis, from the first step to the last or the other way round. */
public enum Direction {
  /** From the first step to the last. */
  FORWARD,
  /** From the last step to the first. */
  REVERSE;

  /** The other one. */
  public Direction reversed() {
    return this == FORWARD ? REVERSE : FORWARD;
  }
}
