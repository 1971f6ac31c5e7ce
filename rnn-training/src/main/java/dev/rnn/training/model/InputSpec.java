package dev.rnn.training.model;

/**
 * What a model reads at each step.
 *
 * @param vocabulary number of tokens; 0: vectors are read
 * @param size of the embedding, or of the vectors
 */
public record InputSpec(int vocabulary, int size) {
  /** Token indices, embedded. */
  public static InputSpec tokens(int vocabulary, int embeddingSize) {
    return new InputSpec(vocabulary, embeddingSize);
  }

  /** Vectors of numbers. */
  public static InputSpec vectors(int size) {
    return new InputSpec(0, size);
  }

  /** Whether token indices are read. */
  public boolean isTokens() {
    return vocabulary > 0;
  }

  /** Numbers of a step as they are given: 1 for a token index. */
  public int width() {
    return isTokens() ? 1 : size;
  }
}
