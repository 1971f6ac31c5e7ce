package dev.rnn.training.generation;

import dev.rnn.api.error.RnnException;
import java.util.SplittableRandom;

/**
 * Draws from a distribution given by logits: p(i) ∝ exp(logit(i) / temperature). Temperature 0 takes the largest.
 *
 * @param temperature from 0; below 1 sharper, above 1 flatter than what was learned
 * @param excluded a class that is never drawn, or −1
 */
public record Sampler(double temperature, int excluded) {
  /** Checks the temperature. */
  public Sampler {
    if (!(temperature >= 0 && Double.isFinite(temperature))) {
      throw RnnException.error("RNN-OPTION-RANGE", "temperature is " + temperature + ".").fix("use a number from 0.")
          .build();
    }
  }

  /** One draw; ties at temperature 0 go to the first class. */
  public int draw(float[] logits, SplittableRandom random) {
    int best = best(logits);
    if (temperature == 0) return best;
    double[] weights = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      weights[i] = i == excluded ? 0 : Math.exp((logits[i] - (double) logits[best]) / temperature);
      sum += weights[i];
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0 && weights[i] > 0) return i;
    }
    return best; // rounding at the very end
  }

  private int best(float[] logits) {
    int best = -1;
    for (int i = 0; i < logits.length; i++) {
      if (i != excluded && (best < 0 || logits[i] > logits[best])) best = i;
    }
    return best;
  }
}
