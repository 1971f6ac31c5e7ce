package dev.rnn.cells;

import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializer;

/**
 * First biases of gates for memories of up to T steps (Tallec and Ollivier 2018):
 *
 * <pre>
 * b_keep  = log(u),  u uniform in [1, T − 1)
 * b_write = −log(u)
 * </pre>
 *
 * <p>A gate with b_keep forgets a number within about u steps. Here u takes evenly spread values instead of random
 * ones: the same spread of times, and both biases of a number have the same u without sharing a random source.
 */
final class Chrono {
  private Chrono() {}

  /** Of a gate that keeps the memory; below two steps, {@code otherwise}. */
  static AffineSettings keep(int steps, double otherwise) {
    return settings(steps, 1, otherwise);
  }

  /** Of a gate that writes to the memory; below two steps, 0. */
  static AffineSettings write(int steps) {
    return settings(steps, -1, 0);
  }

  private static AffineSettings settings(int steps, int sign, double otherwise) {
    if (steps < 2) return AffineSettings.DEFAULT.withBias(otherwise);
    Initializer bias = (shape, random) -> {
      double[] values = new double[shape.size()];
      for (int k = 0; k < values.length; k++) {
        values[k] = sign * Math.log(1 + (steps - 2) * (k + 0.5) / values.length);
      }
      return values;
    };
    return new AffineSettings(AffineSettings.DEFAULT.first(), AffineSettings.DEFAULT.others(), bias);
  }
}
