package dev.rnn.seq2seq.generation;

/**
 * Changes the log-probabilities of the next token, knowing the tokens so far. Rules run in the order in which they are
 * given; what they give must not be above 0. A token that must not come gets −∞.
 */
@FunctionalInterface
public interface TokenRule {
  /** Changes {@code logProbabilities} in place. */
  void apply(float[] logProbabilities, int[] tokensSoFar);
}
