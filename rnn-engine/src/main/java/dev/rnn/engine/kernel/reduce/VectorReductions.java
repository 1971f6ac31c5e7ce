package dev.rnn.engine.kernel.reduce;

import dev.rnn.engine.kernel.matrix.MatrixKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** In vectors; of the length that products use, for the reason given there ({@link MatrixKernels}). */
final class VectorReductions implements RowReductions {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > SUMS ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public float sum(float[] x, int at, int n, float[] sums) {
    int end = at + (n & -SUMS);
    for (int j = 0; j < SUMS; j += LANES) { // the vectors that make up the sums
      FloatVector s = FloatVector.zero(SPECIES);
      for (int i = at + j; i < end; i += SUMS) s = s.add(FloatVector.fromArray(SPECIES, x, i));
      s.intoArray(sums, j);
    }
    return PlainReductions.rest(x, end, at + n - end, sums);
  }

  @Override
  public float max(float[] x, int at, int n, float[] sums) {
    FloatVector a = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    FloatVector b = a;
    int end = at + n;
    int i = at;
    for (; i <= end - 2 * LANES; i += 2 * LANES) {
      a = a.max(FloatVector.fromArray(SPECIES, x, i));
      b = b.max(FloatVector.fromArray(SPECIES, x, i + LANES));
    }
    float most = a.max(b).reduceLanes(VectorOperators.MAX);
    for (; i < end; i++) most = Math.max(most, x[i]);
    return most;
  }
}
