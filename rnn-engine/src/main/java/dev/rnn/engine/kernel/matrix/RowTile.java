package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;
import static dev.rnn.engine.kernel.matrix.VectorKernels.ORDER;
import static dev.rnn.engine.kernel.matrix.VectorKernels.SPECIES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * One row times two of the widest panels: with the three sums of one panel alone, each waits for itself and the
 * processor for them. A number is the same chain of multiply-adds as in a {@link Tile}.
 */
final class RowTile {
  /** Vectors of the two panels. */
  static final int VECTORS = 2 * VectorMatrix.MOST;

  private RowTile() {}

  /**
   * c = start + Σₖ a[k] · b[k].
   *
   * @param b where the first panel's rows begin, in bytes
   * @param next where the second's do
   * @param c numbers of both panels, one after the other
   * @param start with what the sums begin, perhaps c itself; null: with 0
   */
  static void run(float[] a, int aAt, MemorySegment data, long b, long next, int depth, float[] c, int cAt,
      float @Nullable [] start, int startAt) {
    FloatVector s0 = begin(start, startAt);
    FloatVector s1 = begin(start, startAt + LANES);
    FloatVector s2 = begin(start, startAt + 2 * LANES);
    FloatVector s3 = begin(start, startAt + 3 * LANES);
    FloatVector s4 = begin(start, startAt + 4 * LANES);
    FloatVector s5 = begin(start, startAt + 5 * LANES);
    long bytes = (long) LANES * Float.BYTES;
    long row = VectorMatrix.MOST * bytes;
    MemorySegment one = data.asSlice(b, depth * row);
    MemorySegment two = data.asSlice(next, depth * row);
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + k]);
      long at = k * row;
      s0 = x.fma(FloatVector.fromMemorySegment(SPECIES, one, at, ORDER), s0);
      s1 = x.fma(FloatVector.fromMemorySegment(SPECIES, one, at + bytes, ORDER), s1);
      s2 = x.fma(FloatVector.fromMemorySegment(SPECIES, one, at + 2 * bytes, ORDER), s2);
      s3 = x.fma(FloatVector.fromMemorySegment(SPECIES, two, at, ORDER), s3);
      s4 = x.fma(FloatVector.fromMemorySegment(SPECIES, two, at + bytes, ORDER), s4);
      s5 = x.fma(FloatVector.fromMemorySegment(SPECIES, two, at + 2 * bytes, ORDER), s5);
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + LANES);
    s2.intoArray(c, cAt + 2 * LANES);
    s3.intoArray(c, cAt + 3 * LANES);
    s4.intoArray(c, cAt + 4 * LANES);
    s5.intoArray(c, cAt + 5 * LANES);
  }

  private static FloatVector begin(float @Nullable [] start, int at) {
    return start == null ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, start, at);
  }
}
