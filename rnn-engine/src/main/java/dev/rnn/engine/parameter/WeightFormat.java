package dev.rnn.engine.parameter;

/**
 * How a session keeps the matrices that it multiplies by. One row at a time, a product takes as long as reading its
 * matrix does: half or a quarter of the memory is half or a quarter of the time. Sums are of 32-bit numbers with each;
 * what is trained, saved and added element by element stays as it is.
 */
public enum WeightFormat {
  /** The numbers as they are: 32 bits. */
  FLOAT32,
  /** The upper 16 bits, rounded to the nearest, even at ties: a weight is wrong by at most one part in 256. */
  BFLOAT16,
  /**
   * Eight bits: w ≈ s q with −127 ≤ q ≤ 127, where s = max |w| / 127 over the weights that one number of the input is
   * multiplied by. A weight is wrong by at most s / 2.
   */
  INT8
}
