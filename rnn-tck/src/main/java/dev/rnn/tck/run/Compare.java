package dev.rnn.tck.run;

import java.util.Optional;

/** Differences between numbers, in words. */
public final class Compare {
  private Compare() {}

  /** Where the bits differ. */
  public static Optional<String> bits(double[] actual, double[] expected) {
    if (actual.length != expected.length) return lengths(actual, expected);
    for (int i = 0; i < actual.length; i++) {
      if (Double.doubleToLongBits(actual[i]) != Double.doubleToLongBits(expected[i])) {
        return Optional.of("number " + i + " is " + actual[i] + " instead of " + expected[i]);
      }
    }
    return Optional.empty();
  }

  /** Where the numbers differ by more than {@code limit} of the largest one, or of 1. */
  public static Optional<String> near(double[] actual, double[] expected, double limit) {
    if (actual.length != expected.length) return lengths(actual, expected);
    double scale = 1;
    for (double e : expected) if (Double.isFinite(e)) scale = Math.max(scale, Math.abs(e));
    for (int i = 0; i < actual.length; i++) {
      boolean same = Double.doubleToLongBits(actual[i]) == Double.doubleToLongBits(expected[i]); // infinities too
      if (!same && !(Math.abs(actual[i] - expected[i]) <= limit * scale)) {
        return Optional.of("number " + i + " is " + actual[i] + " instead of " + expected[i]);
      }
    }
    return Optional.empty();
  }

  /** The first number that is infinite or none. */
  public static Optional<String> notFinite(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) return Optional.of("number " + i + " is " + numbers[i]);
    }
    return Optional.empty();
  }

  /** A result with a number that is infinite or none. */
  public static Optional<String> notFinite(Result result) {
    for (String name : result.names()) {
      Optional<String> wrong = notFinite(result.all(name));
      if (wrong.isPresent()) return wrong.map(what -> "of " + name + " " + what);
    }
    return Optional.empty();
  }

  private static Optional<String> lengths(double[] actual, double[] expected) {
    return Optional.of("there are " + actual.length + " numbers instead of " + expected.length);
  }
}
