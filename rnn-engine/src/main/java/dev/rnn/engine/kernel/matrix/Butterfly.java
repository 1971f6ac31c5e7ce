package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;
import static dev.rnn.engine.kernel.matrix.VectorKernels.SPECIES;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * What {@link InterleaveCode} exchanges between two vectors that stand {@code distance} apart: constants, because the
 * JIT compiler makes one instruction of an exchange only where it knows them.
 */
final class Butterfly {
  static final VectorShuffle<Float> SHUFFLE1 = shuffle(1);
  static final VectorShuffle<Float> SHUFFLE2 = shuffle(2);
  static final VectorShuffle<Float> SHUFFLE4 = shuffle(4);
  static final VectorShuffle<Float> SHUFFLE8 = shuffle(8);
  static final VectorMask<Float> MASK1 = mask(1);
  static final VectorMask<Float> MASK2 = mask(2);
  static final VectorMask<Float> MASK4 = mask(4);
  static final VectorMask<Float> MASK8 = mask(8);

  private Butterfly() {}

  private static VectorShuffle<Float> shuffle(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) & (LANES - 1));
  }

  /** Numbers of the other vector: those of the upper half of each group. */
  private static VectorMask<Float> mask(int distance) {
    long bits = 0;
    for (int lane = 0; lane < LANES; lane++) if ((lane & distance) != 0) bits |= 1L << lane;
    return VectorMask.fromLong(SPECIES, bits);
  }
}
