package dev.rnn.seq2seq.generation;

import java.util.List;

/**
 * Takes the most probable token at each step, the first of equals, until the end-of-sequence token.
 *
 * @param end the end-of-sequence token
 * @param limits of the length
 * @param rules for tokens
 */
public record GreedySearch(int end, LengthLimits limits, List<TokenRule> rules) implements Search {
  /** Copies the rules. */
  public GreedySearch {
    rules = List.copyOf(rules);
  }

  /** Without rules, with the usual limits. */
  public static GreedySearch of(int end) {
    return new GreedySearch(end, LengthLimits.DEFAULT, List.of());
  }

  @Override
  public List<List<Hypothesis>> run(DecodingSession session) {
    return OneByOne.run(session, end, limits, rules, (_, log) -> NextToken.largest(log));
  }
}
