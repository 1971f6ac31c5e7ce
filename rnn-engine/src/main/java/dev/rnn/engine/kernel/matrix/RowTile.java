package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;
import static dev.rnn.engine.kernel.matrix.VectorKernels.ORDER;
import static dev.rnn.engine.kernel.matrix.VectorKernels.SPECIES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * One row times several of the widest panels: with the two or three sums of one panel alone, each waits for itself and
 * the processor for them. A number is the same chain of multiply-adds as in a {@link Tile}.
 */
final class RowTile {
  /** Vectors of all these panels. */
  static final int VECTORS = 6;
  /** How many panels: two of three vectors or three of two. */
  static final int PANELS = VECTORS / VectorMatrix.MOST;

  private static final boolean TWO = PANELS == 2;
  private static final long BYTES = (long) LANES * Float.BYTES;

  private RowTile() {}

  /**
   * c = start + Σₖ a[k] · b[k].
   *
   * @param b where the first panel's rows begin, in bytes
   * @param apart how much further the next panel's do
   * @param c numbers of all panels, one after the other
   * @param start with what the sums begin, perhaps c itself; null: with 0
   */
  static void run(float[] a, int aAt, MemorySegment data, long b, long apart, int depth, float[] c, int cAt,
      float @Nullable [] start, int startAt) {
    FloatVector s0 = begin(start, startAt);
    FloatVector s1 = begin(start, startAt + LANES);
    FloatVector s2 = begin(start, startAt + 2 * LANES);
    FloatVector s3 = begin(start, startAt + 3 * LANES);
    FloatVector s4 = begin(start, startAt + 4 * LANES);
    FloatVector s5 = begin(start, startAt + 5 * LANES);
    long row = VectorMatrix.MOST * BYTES;
    MemorySegment one = data.asSlice(b, depth * row);
    MemorySegment two = data.asSlice(b + apart, depth * row);
    MemorySegment last = TWO ? two : data.asSlice(b + 2 * apart, depth * row);
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + k]);
      long at = k * row;
      s0 = x.fma(FloatVector.fromMemorySegment(SPECIES, one, at, ORDER), s0);
      s1 = x.fma(FloatVector.fromMemorySegment(SPECIES, one, at + BYTES, ORDER), s1);
      s2 = x.fma(FloatVector.fromMemorySegment(SPECIES, TWO ? one : two, TWO ? at + 2 * BYTES : at, ORDER), s2);
      s3 = x.fma(FloatVector.fromMemorySegment(SPECIES, two, TWO ? at : at + BYTES, ORDER), s3);
      s4 = x.fma(FloatVector.fromMemorySegment(SPECIES, last, TWO ? at + BYTES : at, ORDER), s4);
      s5 = x.fma(FloatVector.fromMemorySegment(SPECIES, last, TWO ? at + 2 * BYTES : at + BYTES, ORDER), s5);
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
