package dev.rnn.engine.interpret;

/** The numbers an interpreter computes with. */
public enum NumberKind {
  /** 64 bits: the oracle. */
  DOUBLE,
  /**
   * 32 bits: every result of every elementary step is rounded to {@code float}, so that it overflows where a compiled
   * program does. Rounding a {@code double} sum, product or quotient of two floats gives exactly the float result.
   */
  FLOAT;

  /** The nearest number of this kind. */
  public double round(double x) {
    return this == DOUBLE ? x : (float) x;
  }
}
