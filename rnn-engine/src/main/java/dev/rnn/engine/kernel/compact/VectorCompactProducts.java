package dev.rnn.engine.kernel.compact;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * In vectors, eight sums at a time; of the length that all of the engine uses ({@link
 * dev.rnn.engine.kernel.matrix.MatrixKernels}).
 */
final class VectorCompactProducts implements CompactProducts {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(LANES * Byte.SIZE));

  @Override
  public void bytes(float[] x, int depth, byte[] b, int at, float[] sums) {
    for (int c = 0; c < PANEL; c += 8 * LANES) {
      FloatVector s0 = FloatVector.fromArray(SPECIES, sums, c);
      FloatVector s1 = FloatVector.fromArray(SPECIES, sums, c + LANES);
      FloatVector s2 = FloatVector.fromArray(SPECIES, sums, c + 2 * LANES);
      FloatVector s3 = FloatVector.fromArray(SPECIES, sums, c + 3 * LANES);
      FloatVector s4 = FloatVector.fromArray(SPECIES, sums, c + 4 * LANES);
      FloatVector s5 = FloatVector.fromArray(SPECIES, sums, c + 5 * LANES);
      FloatVector s6 = FloatVector.fromArray(SPECIES, sums, c + 6 * LANES);
      FloatVector s7 = FloatVector.fromArray(SPECIES, sums, c + 7 * LANES);
      for (int k = 0; k < depth; k++) {
        FloatVector factor = FloatVector.broadcast(SPECIES, x[k]);
        int from = at + k * PANEL + c;
        s0 = factor.fma(number(b, from), s0);
        s1 = factor.fma(number(b, from + LANES), s1);
        s2 = factor.fma(number(b, from + 2 * LANES), s2);
        s3 = factor.fma(number(b, from + 3 * LANES), s3);
        s4 = factor.fma(number(b, from + 4 * LANES), s4);
        s5 = factor.fma(number(b, from + 5 * LANES), s5);
        s6 = factor.fma(number(b, from + 6 * LANES), s6);
        s7 = factor.fma(number(b, from + 7 * LANES), s7);
      }
      s0.intoArray(sums, c);
      s1.intoArray(sums, c + LANES);
      s2.intoArray(sums, c + 2 * LANES);
      s3.intoArray(sums, c + 3 * LANES);
      s4.intoArray(sums, c + 4 * LANES);
      s5.intoArray(sums, c + 5 * LANES);
      s6.intoArray(sums, c + 6 * LANES);
      s7.intoArray(sums, c + 7 * LANES);
    }
  }

  @Override
  public void halves(float[] x, int depth, int[] b, int at, float[] sums) {
    for (int c = 0; c < HALF_INTS; c += 4 * LANES) {
      FloatVector s0 = FloatVector.fromArray(SPECIES, sums, c);
      FloatVector s1 = FloatVector.fromArray(SPECIES, sums, c + LANES);
      FloatVector s2 = FloatVector.fromArray(SPECIES, sums, c + 2 * LANES);
      FloatVector s3 = FloatVector.fromArray(SPECIES, sums, c + 3 * LANES);
      FloatVector s4 = FloatVector.fromArray(SPECIES, sums, c + HALF_INTS);
      FloatVector s5 = FloatVector.fromArray(SPECIES, sums, c + LANES + HALF_INTS);
      FloatVector s6 = FloatVector.fromArray(SPECIES, sums, c + 2 * LANES + HALF_INTS);
      FloatVector s7 = FloatVector.fromArray(SPECIES, sums, c + 3 * LANES + HALF_INTS);
      for (int k = 0; k < depth; k++) {
        FloatVector factor = FloatVector.broadcast(SPECIES, x[k]);
        int from = at + k * HALF_INTS + c;
        IntVector i0 = IntVector.fromArray(INTS, b, from);
        IntVector i1 = IntVector.fromArray(INTS, b, from + LANES);
        IntVector i2 = IntVector.fromArray(INTS, b, from + 2 * LANES);
        IntVector i3 = IntVector.fromArray(INTS, b, from + 3 * LANES);
        s0 = factor.fma(i0.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats(), s0);
        s1 = factor.fma(i1.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats(), s1);
        s2 = factor.fma(i2.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats(), s2);
        s3 = factor.fma(i3.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats(), s3);
        s4 = factor.fma(i0.lanewise(VectorOperators.AND, UPPER).reinterpretAsFloats(), s4);
        s5 = factor.fma(i1.lanewise(VectorOperators.AND, UPPER).reinterpretAsFloats(), s5);
        s6 = factor.fma(i2.lanewise(VectorOperators.AND, UPPER).reinterpretAsFloats(), s6);
        s7 = factor.fma(i3.lanewise(VectorOperators.AND, UPPER).reinterpretAsFloats(), s7);
      }
      s0.intoArray(sums, c);
      s1.intoArray(sums, c + LANES);
      s2.intoArray(sums, c + 2 * LANES);
      s3.intoArray(sums, c + 3 * LANES);
      s4.intoArray(sums, c + HALF_INTS);
      s5.intoArray(sums, c + LANES + HALF_INTS);
      s6.intoArray(sums, c + 2 * LANES + HALF_INTS);
      s7.intoArray(sums, c + 3 * LANES + HALF_INTS);
    }
  }

  private static FloatVector number(byte[] b, int at) {
    return (FloatVector) ByteVector.fromArray(BYTES, b, at).castShape(SPECIES, 0);
  }
}
