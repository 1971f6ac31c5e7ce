package dev.rnn.examples.languagemodel.baseline;

import dev.rnn.training.data.EncodedText;
import java.util.HashMap;
import java.util.Map;

/**
 * Interpolated Kneser–Ney (Chen and Goodman 1999, section 2.7): the best of the usual counting models of two tokens.
 *
 * <p>p(w | v) = max(c(v,w) − D, 0) / c(v) + D · N(v) / c(v) · p₁(w), where N(v) is the number of different followers of
 * v and p₁(w) tells how many different tokens w follows, itself discounted and interpolated with 1 / V. The discount is
 * D = n₁ / (n₁ + 2 n₂), from the numbers of pairs seen once and twice.
 */
public final class BigramModel implements Baseline {
  private final int vocabulary;
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final int[] context;
  private final int[] followers;
  private final int[] leaders;
  private final int differentTokens;
  private final double discount;
  private final double lowerDiscount;

  /** Counts a text. */
  public BigramModel(EncodedText train, int vocabulary) {
    this.vocabulary = vocabulary;
    context = new int[vocabulary];
    followers = new int[vocabulary];
    leaders = new int[vocabulary];
    for (int i = 0; i < train.size(); i++) {
      int before = train.previous(i);
      int token = train.token(i);
      context[before]++;
      if (pairs.merge(key(before, token), 1, Integer::sum) > 1) continue;
      followers[before]++;
      leaders[token]++;
    }
    int seen = 0;
    for (int l : leaders) if (l > 0) seen++;
    differentTokens = seen;
    discount = discount(pairs.values().stream().filter(c -> c == 1).count(),
        pairs.values().stream().filter(c -> c == 2).count());
    lowerDiscount = discount(count(leaders, 1), count(leaders, 2));
  }

  @Override
  public double probability(int previous, int token) {
    double lower = lower(token);
    int total = context[previous];
    if (total == 0) return lower;
    int count = pairs.getOrDefault(key(previous, token), 0);
    return Math.max(count - discount, 0) / total + discount * followers[previous] / total * lower;
  }

  private double lower(int token) {
    double different = pairs.size();
    return Math.max(leaders[token] - lowerDiscount, 0) / different
        + lowerDiscount * differentTokens / different / vocabulary;
  }

  private static long count(int[] counts, int wanted) {
    long found = 0;
    for (int c : counts) if (c == wanted) found++;
    return found;
  }

  /** Never 0 or 1: something must be left for what was not seen, and for what was. */
  private static double discount(long once, long twice) {
    return once == 0 ? 0.5 : Math.min(0.95, (double) once / (once + 2 * twice));
  }

  private long key(int before, int token) {
    return (long) before * vocabulary + token;
  }
}
