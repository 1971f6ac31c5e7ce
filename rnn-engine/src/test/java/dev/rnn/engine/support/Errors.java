package dev.rnn.engine.support;

/** How far two arrays are apart. */
public final class Errors {
  private Errors() {}

  /**
   * The largest difference, relative to the largest expected number; the difference itself where all expected numbers
   * are 0. NaN where lengths differ or only one of two numbers is not finite.
   */
  public static double relative(double[] expected, double[] actual) {
    if (expected.length != actual.length) return Double.NaN;
    double worst = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] == actual[i]) continue; // the same infinity, too
      double difference = Math.abs(expected[i] - actual[i]);
      if (!(difference < Double.POSITIVE_INFINITY)) return Double.NaN;
      worst = Math.max(worst, difference);
    }
    for (double e : expected) if (Math.abs(e) < Double.POSITIVE_INFINITY) scale = Math.max(scale, Math.abs(e));
    return scale == 0 ? worst : worst / scale;
  }

  /** The largest difference; NaN where one is not finite and the other one is not the same. */
  public static double largest(double[] expected, double[] actual) {
    if (expected.length != actual.length) return Double.NaN;
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] == actual[i]) continue;
      double difference = Math.abs(expected[i] - actual[i]);
      if (!(difference < Double.POSITIVE_INFINITY)) return Double.NaN;
      worst = Math.max(worst, difference);
    }
    return worst;
  }
}
