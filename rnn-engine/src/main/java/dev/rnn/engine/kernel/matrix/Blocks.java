package dev.rnn.engine.kernel.matrix;

/**
 * The inner loops of all products: c[row] += Σₖ a[row, k] · b[k], a chain of fused multiply-adds over k in rising
 * order. The chain is the same for four rows and for one, so a row has the same bits in both.
 */
final class Blocks {
  private Blocks() {}

  /** Four rows of the result, four rows of b. */
  static void fourByFour(float a00, float a01, float a02, float a03, float a10, float a11, float a12, float a13,
      float a20, float a21, float a22, float a23, float a30, float a31, float a32, float a33, float[] b0, float[] b1,
      float[] b2, float[] b3, float[] c0, float[] c1, float[] c2, float[] c3, int n) {
    for (int j = 0; j < n; j++) {
      float v0 = b0[j];
      float v1 = b1[j];
      float v2 = b2[j];
      float v3 = b3[j];
      c0[j] = Math.fma(a03, v3, Math.fma(a02, v2, Math.fma(a01, v1, Math.fma(a00, v0, c0[j]))));
      c1[j] = Math.fma(a13, v3, Math.fma(a12, v2, Math.fma(a11, v1, Math.fma(a10, v0, c1[j]))));
      c2[j] = Math.fma(a23, v3, Math.fma(a22, v2, Math.fma(a21, v1, Math.fma(a20, v0, c2[j]))));
      c3[j] = Math.fma(a33, v3, Math.fma(a32, v2, Math.fma(a31, v1, Math.fma(a30, v0, c3[j]))));
    }
  }

  /** One row of the result, four rows of b. */
  static void oneByFour(float a0, float a1, float a2, float a3, float[] b0, float[] b1, float[] b2, float[] b3,
      float[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
    }
  }

  /** One row of the result, one row of b. */
  static void oneByOne(float a, float[] b, float[] c, int n) {
    for (int j = 0; j < n; j++) c[j] = Math.fma(a, b[j], c[j]);
  }
}
