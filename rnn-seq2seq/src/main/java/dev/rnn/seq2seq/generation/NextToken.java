package dev.rnn.seq2seq.generation;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.List;

/**
 * What may follow a hypothesis: the model's log-probabilities after all rules. At the longest length nothing but the
 * end may come.
 */
final class NextToken {
  private final int end;
  private final LengthLimits limits;
  private final List<TokenRule> rules;

  NextToken(int end, LengthLimits limits, List<TokenRule> rules) {
    this.end = end;
    this.limits = limits;
    this.rules = rules;
  }

  /** Reads a row; gives whether an end would be the model's own wish: false where it is forced. */
  boolean read(DecodingSession session, int row, Prefix prefix, float[] log) {
    session.logProbabilities(row, log);
    if (prefix.length() < limits.minimum()) log[end] = Float.NEGATIVE_INFINITY;
    if (!rules.isEmpty()) {
      int[] tokens = prefix.tokens();
      for (TokenRule rule : rules) rule.apply(log, tokens);
    }
    if (prefix.length() < limits.longest(session.sourceLength(session.source(row)))) return true;
    boolean wanted = largest(log) == end;
    float kept = log[end];
    Arrays.fill(log, Float.NEGATIVE_INFINITY);
    log[end] = kept;
    return wanted;
  }

  /** The place of the largest; the first of equals. */
  static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
    return best;
  }

  static RnnException nothingAllowed(int source) {
    return RnnException.error("RNN-SEARCH-RULES", "the token rules leave no token for source " + source + ".")
        .fix("see that forced, excluded and unrepeated tokens do not contradict each other, or allow a longer target.")
        .build();
  }
}
