package dev.rnn.seq2seq.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What BLEU is made of; those of sentences add up to those of a text.
 *
 * @param matches for each order from 1, the hypothesis's n-grams that are in a reference, each as often as it is there
 * @param totals for each order from 1, the hypothesis's n-grams
 * @param hypothesisLength in words
 * @param referenceLength of the reference whose length is nearest, the shorter one of two
 */
record BleuCounts(long[] matches, long[] totals, long hypothesisLength, long referenceLength) {
  static final int ORDERS = 4;

  static BleuCounts none() {
    return new BleuCounts(new long[ORDERS], new long[ORDERS], 0, 0);
  }

  static BleuCounts of(List<String> hypothesis, List<List<String>> references) {
    long[] matches = new long[ORDERS];
    long[] totals = new long[ORDERS];
    for (int order = 1; order <= ORDERS; order++) {
      Map<List<String>, Integer> most = new HashMap<>();
      for (List<String> reference : references) {
        NGrams.of(reference, order).forEach((ngram, count) -> most.merge(ngram, count, Math::max));
      }
      matches[order - 1] = NGrams.common(NGrams.of(hypothesis, order), most);
      totals[order - 1] = NGrams.total(hypothesis.size(), order);
    }
    return new BleuCounts(matches, totals, hypothesis.size(), nearest(hypothesis.size(), references));
  }

  private static int nearest(int length, List<List<String>> references) {
    int nearest = references.getFirst().size();
    for (List<String> reference : references) {
      int difference = Math.abs(reference.size() - length) - Math.abs(nearest - length);
      if (difference < 0 || (difference == 0 && reference.size() < nearest)) nearest = reference.size();
    }
    return nearest;
  }

  BleuCounts plus(BleuCounts other) {
    long[] matchSums = new long[ORDERS];
    long[] totalSums = new long[ORDERS];
    for (int i = 0; i < ORDERS; i++) {
      matchSums[i] = matches[i] + other.matches[i];
      totalSums[i] = totals[i] + other.totals[i];
    }
    return new BleuCounts(matchSums, totalSums, hypothesisLength + other.hypothesisLength,
        referenceLength + other.referenceLength);
  }
}
