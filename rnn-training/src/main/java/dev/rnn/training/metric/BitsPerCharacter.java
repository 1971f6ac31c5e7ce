package dev.rnn.training.metric;

/**
 * Σ loss / (ln 2 · characters): how many bits the model needs for a character of the text, spaces and ends of lines
 * included. Unlike {@link Perplexity} it compares models of words with models of characters. For a cross-entropy in
 * nats with weights of 1.
 */
public record BitsPerCharacter() implements Metric {
  @Override
  public String name() {
    return "bits-per-character";
  }

  @Override
  public double of(Totals totals) {
    return totals.loss() / Math.log(2) / totals.characters();
  }
}
