package dev.rnn.engine.kernel.reduce;

import java.util.Arrays;

/** In plain loops. */
final class PlainProducts implements RowProducts {
  @Override
  public float dot(float[] x, int atX, float[] z, int atZ, int n, float[] sums) {
    Arrays.fill(sums, 0, SUMS, 0f);
    int whole = n & -SUMS;
    for (int i = 0; i < whole; i += SUMS) {
      for (int j = 0; j < SUMS; j++) sums[j] = Math.fma(x[atX + i + j], z[atZ + i + j], sums[j]);
    }
    return rest(x, atX + whole, z, atZ + whole, n - whole, sums);
  }

  /** Adds the last products, of which there are less than {@link #SUMS}, then the sums. */
  static float rest(float[] x, int atX, float[] z, int atZ, int n, float[] sums) {
    for (int j = 0; j < n; j++) sums[j] = Math.fma(x[atX + j], z[atZ + j], sums[j]);
    for (int half = SUMS / 2; half > 0; half /= 2) for (int j = 0; j < half; j++) sums[j] += sums[j + half];
    return sums[0];
  }

  @Override
  public void addScaled(float[] y, int at, float w, float[] z, int atZ, int n) {
    for (int i = 0; i < n; i++) y[at + i] = Math.fma(w, z[atZ + i], y[at + i]);
  }

  @Override
  public void addProduct(float[] y, int at, float[] x, int atX, float[] z, int atZ, int n) {
    for (int i = 0; i < n; i++) y[at + i] = Math.fma(x[atX + i], z[atZ + i], y[at + i]);
  }

  @Override
  public void add(float[] y, int at, float[] x, int atX, int n) {
    for (int i = 0; i < n; i++) y[at + i] += x[atX + i];
  }
}
