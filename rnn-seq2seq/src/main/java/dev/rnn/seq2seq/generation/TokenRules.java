package dev.rnn.seq2seq.generation;

import java.util.Arrays;
import java.util.Set;

/** Token rules for every search. */
public final class TokenRules {
  private static final float NEVER = Float.NEGATIVE_INFINITY;

  private TokenRules() {}

  /** No target ends before it has that many tokens. */
  public static TokenRule minimumLength(int length, int end) {
    return (log, so) -> {
      if (so.length < length) log[end] = NEVER;
    };
  }

  /** Some tokens never come, such as the unknown one. */
  public static TokenRule without(Set<Integer> tokens) {
    Set<Integer> excluded = Set.copyOf(tokens);
    return (log, so) -> excluded.forEach(token -> log[token] = NEVER);
  }

  /** Targets begin with these tokens. */
  public static TokenRule prefix(int... tokens) {
    int[] forced = tokens.clone();
    return (log, so) -> {
      if (so.length >= forced.length) return;
      float kept = log[forced[so.length]];
      Arrays.fill(log, NEVER);
      log[forced[so.length]] = kept;
    };
  }

  /** No run of {@code n} tokens comes twice (Paulus et al. 2018, section 2.5). */
  public static TokenRule noRepeated(int n) {
    return (log, so) -> {
      for (int begin = 0; begin + n <= so.length; begin++) {
        boolean same = true;
        for (int i = 0; i < n - 1 && same; i++) same = so[begin + i] == so[so.length - n + 1 + i];
        if (same) log[so[begin + n - 1]] = NEVER;
      }
    };
  }

  /**
   * Multiplies the log-probability of each token that came before (Keskar et al. 2019, section 4.1, on
   * log-probabilities rather than logits, so that they stay negative).
   *
   * @param penalty above 1 makes repetition rarer
   */
  public static TokenRule repetitionPenalty(double penalty) {
    return (log, so) -> Arrays.stream(so).distinct().forEach(token -> log[token] *= (float) penalty);
  }
}
