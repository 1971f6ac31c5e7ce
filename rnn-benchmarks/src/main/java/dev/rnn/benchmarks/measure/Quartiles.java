package dev.rnn.benchmarks.measure;

import java.util.Arrays;

/** Median and quartiles of a sample, by linear interpolation between its ordered values. */
public record Quartiles(double lower, double median, double upper) {
  /**
   * Of numbers in any order.
   *
   * @throws IllegalArgumentException without any
   */
  public static Quartiles of(double... sample) {
    if (sample.length == 0) throw new IllegalArgumentException("an empty sample has no median");
    double[] ordered = sample.clone();
    Arrays.sort(ordered);
    return new Quartiles(at(ordered, 0.25), at(ordered, 0.5), at(ordered, 0.75));
  }

  /** Of {@code theirs[i] / ours[i]}: both were measured one after the other, so what slowed one slowed the other. */
  public static Quartiles ofRatios(double[] theirs, double[] ours) {
    if (theirs.length != ours.length) {
      throw new IllegalArgumentException(theirs.length + " and " + ours.length + " times");
    }
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) ratios[i] = theirs[i] / ours[i];
    return of(ratios);
  }

  /** The geometric mean of positive numbers. */
  public static double geometricMean(double... numbers) {
    return Math.exp(Arrays.stream(numbers).map(Math::log).average().orElse(Double.NaN));
  }

  private static double at(double[] ordered, double part) {
    double place = part * (ordered.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ordered.length - 1);
    return ordered[below] + (place - below) * (ordered[above] - ordered[below]);
  }
}
