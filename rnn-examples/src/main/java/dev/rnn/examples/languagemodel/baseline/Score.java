package dev.rnn.examples.languagemodel.baseline;

/**
 * How well a model predicts a text.
 *
 * @param nats −Σ ln p over all tokens
 * @param tokens number of predicted tokens, ends of lines included
 * @param characters of the text, line ends included
 */
public record Score(double nats, long tokens, long characters) {
  /** e to the mean loss of a token. */
  public double perplexity() {
    return Math.exp(nats / tokens);
  }

  /** Bits that a character takes: comparable between words and characters. */
  public double bitsPerCharacter() {
    return nats / Math.log(2) / characters;
  }
}
