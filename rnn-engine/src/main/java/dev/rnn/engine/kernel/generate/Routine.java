package dev.rnn.engine.kernel.generate;

/** A formula as machine code. */
public interface Routine {
  /**
   * Computes {@code n} places of each of some rows, a multiple of {@link Vectors#lanes}. A place's result never
   * depends on where it stands.
   *
   * @param arrays by argument
   * @param at where the first row begins in each array
   * @param step numbers between two rows in each array
   */
  void run(float[][] arrays, int[] at, int[] step, int rows, int n);
}
