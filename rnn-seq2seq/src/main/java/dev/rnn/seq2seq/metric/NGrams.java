package dev.rnn.seq2seq.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of the runs of {@code order} tokens in a text. */
final class NGrams {
  private NGrams() {}

  static Map<List<String>, Integer> of(List<String> tokens, int order) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + order <= tokens.size(); i++) counts.merge(tokens.subList(i, i + order), 1, Integer::sum);
    return counts;
  }

  /** Σ min(count, count in the other). */
  static int common(Map<List<String>, Integer> some, Map<List<String>, Integer> others) {
    int common = 0;
    for (var entry : some.entrySet()) common += Math.min(entry.getValue(), others.getOrDefault(entry.getKey(), 0));
    return common;
  }

  /** How many n-grams of that order so many tokens have. */
  static int total(int tokens, int order) {
    return Math.max(0, tokens - order + 1);
  }
}
