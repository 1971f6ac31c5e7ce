package dev.rnn.engine.kernel.reduce;

import dev.rnn.engine.kernel.matrix.MatrixKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** In vectors; of the length that products use, for the reason given there ({@link MatrixKernels}). */
final class VectorProducts implements RowProducts {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > SUMS / 2 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public float dot(float[] x, int atX, float[] z, int atZ, int n, float[] sums) {
    int whole = n & -SUMS;
    for (int j = 0; j < SUMS; j += 2 * LANES) { // two sums at a time: one need not wait for the other
      FloatVector a = FloatVector.zero(SPECIES);
      FloatVector b = a;
      for (int i = j; i < whole; i += SUMS) {
        a = FloatVector.fromArray(SPECIES, x, atX + i).fma(FloatVector.fromArray(SPECIES, z, atZ + i), a);
        b = FloatVector.fromArray(SPECIES, x, atX + i + LANES)
            .fma(FloatVector.fromArray(SPECIES, z, atZ + i + LANES), b);
      }
      a.intoArray(sums, j);
      b.intoArray(sums, j + LANES);
    }
    return PlainProducts.rest(x, atX + whole, z, atZ + whole, n - whole, sums);
  }

  @Override
  public void addScaled(float[] y, int at, float w, float[] z, int atZ, int n) {
    FloatVector scale = FloatVector.broadcast(SPECIES, w);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      scale.fma(FloatVector.fromArray(SPECIES, z, atZ + i), FloatVector.fromArray(SPECIES, y, at + i))
          .intoArray(y, at + i);
    }
    for (; i < n; i++) y[at + i] = Math.fma(w, z[atZ + i], y[at + i]);
  }

  @Override
  public void addProduct(float[] y, int at, float[] x, int atX, float[] z, int atZ, int n) {
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, x, atX + i)
          .fma(FloatVector.fromArray(SPECIES, z, atZ + i), FloatVector.fromArray(SPECIES, y, at + i))
          .intoArray(y, at + i);
    }
    for (; i < n; i++) y[at + i] = Math.fma(x[atX + i], z[atZ + i], y[at + i]);
  }

  @Override
  public void add(float[] y, int at, float[] x, int atX, int n) {
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, y, at + i).add(FloatVector.fromArray(SPECIES, x, atX + i)).intoArray(y, at + i);
    }
    for (; i < n; i++) y[at + i] += x[atX + i];
  }
}
