package dev.rnn.training.model;

/**
 * One of the inputs of a model. Several are concatenated, tokens after their embedding.
 *
 * @param name by which examples give it
 * @param feed where it enters
 * @param vocabulary number of tokens; 0: vectors are read
 * @param size of the embedding, or of the vectors
 * @param wordDropout share of tokens that are read as the unknown token, number 0, while training
 * @param embeddingDropout share of rows of the table that are zeros in a training batch (Gal and Ghahramani 2016)
 */
public record InputSpec(String name, Feed feed, int vocabulary, int size, double wordDropout, double embeddingDropout) {
  /** The name of an input that was given none. */
  public static final String DEFAULT = "inputs";

  /** The name of the targets one step before. */
  public static final String PREVIOUS = "previous";

  /** Token indices, embedded. */
  public static InputSpec tokens(String name, Feed feed, int vocabulary, int embeddingSize) {
    return new InputSpec(name, feed, vocabulary, embeddingSize, 0, 0);
  }

  /** Vectors of numbers. */
  public static InputSpec vectors(String name, Feed feed, int size) {
    return new InputSpec(name, feed, 0, size, 0, 0);
  }

  /** The same input with dropout, if it is of tokens. */
  InputSpec withDropout(double words, double embeddings) {
    return isTokens() && feed.isPerStep() ? new InputSpec(name, feed, vocabulary, size, words, embeddings) : this;
  }

  /** Whether token indices are read. */
  public boolean isTokens() {
    return vocabulary > 0;
  }

  /** Numbers of a step, or of a sequence, as they are given: 1 for a token index. */
  public int width() {
    return isTokens() ? 1 : size;
  }
}
