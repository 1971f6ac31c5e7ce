package dev.rnn.seq2seq.generation;

import java.util.Arrays;

/**
 * Which tokens may be drawn, and how evenly. Settings that are 0, or 1 for the probabilities, do nothing.
 *
 * @param temperature divides log-probabilities: below 1 the likely ones become likelier
 * @param topK only so many of the most probable tokens
 * @param topP only the fewest most probable tokens that together have this probability (Holtzman et al. 2020, nucleus)
 * @param minP only tokens that have this share of the most probable one's probability
 */
public record SamplingFilter(double temperature, int topK, double topP, double minP) {
  /** All tokens, as probable as the model says. */
  public static final SamplingFilter ALL = new SamplingFilter(1, 0, 1, 0);

  /** Checks the ranges. */
  public SamplingFilter {
    boolean right = temperature > 0 && topK >= 0 && topP > 0 && topP <= 1 && minP >= 0 && minP <= 1;
    if (!right) {
      throw dev.rnn.api.error.RnnException.error("RNN-OPTION-RANGE", "sampling with temperature " + temperature
          + ", top-k " + topK + ", top-p " + topP + " and min-p " + minP + " is not possible.")
          .fix("use a temperature above 0, top-k from 0, and probabilities from 0 to 1.").build();
    }
  }

  /** Probabilities of the tokens that may be drawn; 0 for the others. They sum to 1, but for rounding. */
  double[] probabilities(float[] logProbabilities) {
    double[] p = new double[logProbabilities.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (float log : logProbabilities) largest = Math.max(largest, log);
    for (int i = 0; i < p.length; i++) p[i] = Math.exp((logProbabilities[i] - largest) / temperature);
    normalise(p);
    if ((topK > 0 && topK < p.length) || topP < 1) cut(p);
    if (minP > 0) {
      double least = minP * Arrays.stream(p).max().orElse(0);
      for (int i = 0; i < p.length; i++) if (p[i] < least) p[i] = 0;
    }
    normalise(p);
    return p;
  }

  /** Keeps the most probable tokens; of equals those that come first. */
  private void cut(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(p[b], p[a])); // stable
    int most = topK > 0 ? Math.min(topK, p.length) : p.length;
    double sum = 0;
    int kept = 0;
    while (kept < most && (kept == 0 || sum < topP)) sum += p[order[kept++]];
    for (int i = kept; i < p.length; i++) p[order[i]] = 0;
  }

  private static void normalise(double[] p) {
    double sum = Arrays.stream(p).sum();
    for (int i = 0; i < p.length; i++) p[i] /= sum;
  }
}
