package dev.rnn.engine.kernel.reduce;

import java.util.Arrays;

/** In plain loops. */
final class PlainReductions implements RowReductions {
  @Override
  public float sum(float[] x, int at, int n, float[] sums) {
    Arrays.fill(sums, 0, SUMS, 0f);
    int end = at + (n & -SUMS);
    for (int i = at; i < end; i += SUMS) for (int j = 0; j < SUMS; j++) sums[j] += x[i + j];
    return rest(x, end, at + n - end, sums);
  }

  /** Adds the last numbers, of which there are less than {@link #SUMS}, then the sums. */
  static float rest(float[] x, int at, int n, float[] sums) {
    for (int j = 0; j < n; j++) sums[j] += x[at + j];
    for (int half = SUMS / 2; half > 0; half /= 2) for (int j = 0; j < half; j++) sums[j] += sums[j + half];
    return sums[0];
  }

  @Override
  public float max(float[] x, int at, int n, float[] sums) {
    float a = Float.NEGATIVE_INFINITY;
    float b = a;
    int end = at + (n & -2);
    for (int i = at; i < end; i += 2) {
      a = Math.max(a, x[i]);
      b = Math.max(b, x[i + 1]);
    }
    return Math.max(Math.max(a, b), end < at + n ? x[end] : a);
  }
}
