package dev.rnn.engine.kernel.matrix;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The innermost loop of a vector product, for a number of rows and vectors that is fixed in its code. */
@FunctionalInterface
interface Tile {
  /**
   * c[row] = start[row] + Σₖ a[k, row] · b[k]: as many rows and vectors as the tile has.
   *
   * @param a for each k one number of each row, and the next k {@link Strips#step} numbers further on
   * @param aAt where they begin
   * @param b for each k the tile's vectors
   * @param bAt where they begin, in bytes
   * @param depth how many k
   * @param c the results
   * @param cAt where the first row's results begin
   * @param stride numbers between two rows of results
   * @param start with what the sums begin, perhaps c itself; null: with 0
   * @param startAt where the first row's begin
   * @param startStep numbers between two rows of them; 0: the same for all rows
   */
  void run(float[] a, int aAt, MemorySegment b, long bAt, int depth, float[] c, int cAt, int stride,
      float @Nullable [] start, int startAt, int startStep);
}
