package dev.rnn.engine.kernel.matrix;

import java.lang.foreign.MemorySegment;

/** The innermost loop of a vector product, for a number of rows and vectors that is fixed in its code. */
@FunctionalInterface
interface Tile {
  /**
   * c[row] += Σₖ a[k, row] · b[k]: as many rows and vectors as the tile has.
   *
   * @param a for each k one number of each row
   * @param aAt where they begin
   * @param b for each k the tile's vectors
   * @param bAt where they begin, in bytes
   * @param depth how many k
   * @param c the results
   * @param cAt where the first row's results begin
   * @param stride numbers between two rows of results
   * @param goOn whether to go on from what is in c, rather than from 0
   */
  void run(float[] a, int aAt, MemorySegment b, long bAt, int depth, float[] c, int cAt, int stride, boolean goOn);
}
