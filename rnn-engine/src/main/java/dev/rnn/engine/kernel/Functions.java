package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;

/**
 * Element-wise functions over the first {@code n} numbers of arrays. No offsets: the JIT compiler turns loops of this
 * form into vector code, and gives up on loops whose arrays have different offsets.
 *
 * <p>tanh is a rational approximation with an absolute error of about 3·10⁻⁷; exp and log are good to two units in
 * the last place.
 */
final class Functions {
  private Functions() {}

  static void apply(UnaryFunction function, float[] x, float[] y, int n, int[] integers) {
    switch (function) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) y[i] = -x[i];
      }
      case EXP -> exp(x, y, n, integers);
      case LOG -> {
        for (int i = 0; i < n; i++) y[i] = log(x[i]);
      }
      case TANH -> tanh(x, y, n);
      case SIGMOID -> sigmoid(x, y, n);
      case RELU -> {
        for (int i = 0; i < n; i++) y[i] = Math.max(x[i], 0f);
      }
      case SQRT -> {
        for (int i = 0; i < n; i++) y[i] = (float) Math.sqrt(x[i]);
      }
      case ABS -> {
        for (int i = 0; i < n; i++) y[i] = Math.abs(x[i]);
      }
      case SIN -> {
        for (int i = 0; i < n; i++) y[i] = (float) Math.sin(x[i]);
      }
      case COS -> {
        for (int i = 0; i < n; i++) y[i] = (float) Math.cos(x[i]);
      }
      case SIGN -> {
        for (int i = 0; i < n; i++) y[i] = Math.signum(x[i]);
      }
      case POSITIVE -> {
        for (int i = 0; i < n; i++) y[i] = x[i] > 0 ? 1f : 0f;
      }
    }
  }

  static void apply(BinaryFunction function, float[] a, float[] b, float[] y, int n) {
    switch (function) {
      case ADD -> {
        for (int i = 0; i < n; i++) y[i] = a[i] + b[i];
      }
      case SUBTRACT -> {
        for (int i = 0; i < n; i++) y[i] = a[i] - b[i];
      }
      case MULTIPLY -> {
        for (int i = 0; i < n; i++) y[i] = a[i] * b[i];
      }
      case DIVIDE -> {
        for (int i = 0; i < n; i++) y[i] = a[i] / b[i];
      }
      case MAXIMUM -> {
        for (int i = 0; i < n; i++) y[i] = Math.max(a[i], b[i]);
      }
      case MINIMUM -> {
        for (int i = 0; i < n; i++) y[i] = Math.min(a[i], b[i]);
      }
      case EQUAL -> {
        for (int i = 0; i < n; i++) y[i] = a[i] == b[i] ? 1f : 0f;
      }
      case LESS -> {
        for (int i = 0; i < n; i++) y[i] = a[i] < b[i] ? 1f : 0f;
      }
    }
  }

  static void select(float[] condition, float[] a, float[] b, float[] y, int n) {
    for (int i = 0; i < n; i++) y[i] = condition[i] != 0 ? a[i] : b[i];
  }

  /** Numbers nearer to 0 than {@link Elementwise#TINY} become 0. */
  static void flush(float[] x, int n) {
    for (int i = 0; i < n; i++) x[i] = Math.abs(x[i]) < Elementwise.TINY ? 0f : x[i];
  }

  /** x · p(x²) / q(x²) on [−9, 9], beyond which tanh is ±1 in float. */
  private static void tanh(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float v = Math.max(-9f, Math.min(9f, x[i]));
      float s = v * v;
      float p = -2.76076847742355e-16f;
      p = Math.fma(p, s, 2.00018790482477e-13f);
      p = Math.fma(p, s, -8.60467152213735e-11f);
      p = Math.fma(p, s, 5.12229709037114e-08f);
      p = Math.fma(p, s, 1.48572235717979e-05f);
      p = Math.fma(p, s, 6.37261928875436e-04f);
      p = Math.fma(p, s, 4.89352455891786e-03f);
      float q = 1.19825839466702e-06f;
      q = Math.fma(q, s, 1.18534705686654e-04f);
      q = Math.fma(q, s, 2.26843463243900e-03f);
      q = Math.fma(q, s, 4.89352518554385e-03f);
      y[i] = v * p / q;
    }
  }

  /** 1 / (1 + e⁻ˣ) = (1 + tanh(x / 2)) / 2. */
  private static void sigmoid(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) y[i] = 0.5f * x[i];
    tanh(y, y, n);
    for (int i = 0; i < n; i++) y[i] = Math.fma(0.5f, y[i], 0.5f);
  }

  /**
   * 2ᵏ · eʳ with |r| ≤ ln 2 / 2 and a polynomial of degree 6 (Cephes). The power of two is applied in two halves, so
   * that results down to the smallest denormal and up to the largest float come out right.
   */
  private static void exp(float[] x, float[] y, int n, int[] k) {
    for (int i = 0; i < n; i++) {
      float v = Math.max(-105f, Math.min(89.5f, x[i]));
      k[i] = (int) ((v * 1.44269504f + 12582912f) - 12582912f);
    }
    for (int i = 0; i < n; i++) {
      float v = Math.max(-105f, Math.min(89.5f, x[i]));
      float whole = (v * 1.44269504f + 12582912f) - 12582912f;
      float r = Math.fma(whole, 2.12194440e-4f, Math.fma(whole, -0.693359375f, v));
      float p = 1.9875691500e-4f;
      p = Math.fma(p, r, 1.3981999507e-3f);
      p = Math.fma(p, r, 8.3334519073e-3f);
      p = Math.fma(p, r, 4.1665795894e-2f);
      p = Math.fma(p, r, 1.6666665459e-1f);
      p = Math.fma(p, r, 5.0000001201e-1f);
      y[i] = Math.fma(p, r * r, r) + 1f;
    }
    for (int i = 0; i < n; i++) {
      int half = k[i] >> 1;
      y[i] = y[i] * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((k[i] - half + 127) << 23);
    }
  }

  /** e · ln 2 + ln(1 + m) with 1 + m in [√½, √2) and a polynomial of degree 8 (Cephes). */
  private static float log(float x) {
    if (x < 0) return Float.NaN;
    if (x == 0) return Float.NEGATIVE_INFINITY;
    if (!(x < Float.POSITIVE_INFINITY)) return x;
    boolean denormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(denormal ? x * 8388608f : x);
    float m = Float.intBitsToFloat((bits & 0x7fffff) | 0x3f000000); // [½, 1)
    float low = m < 0.707106781186547524f ? 1f : 0f;
    float exponent = (bits >>> 23) - (denormal ? 149f : 126f) - low;
    m = m + m * low - 1f;
    float p = 7.0376836292e-2f;
    p = Math.fma(p, m, -1.1514610310e-1f);
    p = Math.fma(p, m, 1.1676998740e-1f);
    p = Math.fma(p, m, -1.2420140846e-1f);
    p = Math.fma(p, m, 1.4249322787e-1f);
    p = Math.fma(p, m, -1.6668057665e-1f);
    p = Math.fma(p, m, 2.0000714765e-1f);
    p = Math.fma(p, m, -2.4999993993e-1f);
    p = Math.fma(p, m, 3.3333331174e-1f);
    float square = m * m;
    float y = Math.fma(exponent, -2.12194440e-4f, p * m * square);
    y = Math.fma(square, -0.5f, y) + m;
    return Math.fma(exponent, 0.693359375f, y);
  }
}
