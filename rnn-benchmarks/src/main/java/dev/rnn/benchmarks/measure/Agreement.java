package dev.rnn.benchmarks.measure;

import java.util.Arrays;
import java.util.Map;

/**
 * Whether two sides computed the same, before either is timed.
 *
 * @param compared how many results both gave
 * @param error the largest difference of a result, relative to the largest number in it
 * @param where the result that differs most
 */
public record Agreement(int compared, double error, String where) {
  /** What is allowed: both sides add in {@code float}, in orders of their own. */
  public static final double LIMIT = 1e-3;

  /** Compares results of the same name. */
  public static Agreement of(Map<String, float[]> ours, Map<String, float[]> theirs) {
    int compared = 0;
    double worst = 0;
    String where = "";
    for (Map.Entry<String, float[]> own : ours.entrySet()) {
      float[] other = theirs.get(own.getKey());
      if (other == null) continue;
      compared++;
      double error = error(own.getValue(), other);
      if (!(error <= worst)) {
        worst = error;
        where = own.getKey();
      }
    }
    return new Agreement(compared, worst, where);
  }

  /** Whether something was compared and is the same. */
  public boolean agrees() {
    return compared > 0 && error <= LIMIT;
  }

  /** Whether there was something to compare. */
  public boolean known() {
    return compared > 0;
  }

  /** Whether every number of every result has the same bits. */
  public static boolean sameBits(Map<String, float[]> ours, Map<String, float[]> theirs) {
    return !ours.isEmpty() && ours.keySet().equals(theirs.keySet())
        && ours.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), theirs.get(e.getKey())));
  }

  private static double error(float[] a, float[] b) {
    if (a.length != b.length) return Double.POSITIVE_INFINITY;
    double difference = 0;
    double largest = 1e-30;
    for (int i = 0; i < a.length; i++) {
      if (!Float.isFinite(a[i]) || !Float.isFinite(b[i])) return Double.POSITIVE_INFINITY;
      difference = Math.max(difference, Math.abs((double) a[i] - b[i]));
      largest = Math.max(largest, Math.abs((double) a[i]));
    }
    return difference / largest;
  }
}
