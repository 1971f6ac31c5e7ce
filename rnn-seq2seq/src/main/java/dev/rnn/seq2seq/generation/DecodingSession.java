package dev.rnn.seq2seq.generation;

/**
 * All that generation knows of a model: rows, each a hypothesis of some source, that are stepped together. What a row
 * gets does not depend on the others. Used by one thread at a time.
 */
public interface DecodingSession {
  /** How many rows there are; to begin with one for each source, in their order. */
  int rows();

  /** The source that a row belongs to. */
  int source(int row);

  /** The number of steps of a source. */
  int sourceLength(int source);

  /** The number of tokens. */
  int vocabulary();

  /**
   * One step.
   *
   * @param previous for each row the token before; before the first one the end-of-sequence token
   */
  void step(int[] previous);

  /** Log-probabilities of a row's next token, as long as the vocabulary. */
  void logProbabilities(int row, float[] into);

  /** How much each step of its source a row attended to in the last step; empty: the model does not attend. */
  float[] attention(int row);

  /** Drops, repeats and reorders rows: row i becomes what row {@code rows[i]} was. */
  void select(int[] rows);
}
