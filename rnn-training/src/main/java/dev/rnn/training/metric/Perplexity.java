package dev.rnn.training.metric;

/**
 * e ^ mean loss: from among how many equally likely words the model seems to choose. It means that only of a
 * cross-entropy in nats, without label smoothing, over all words of a text; two texts compare only with one vocabulary.
 */
public record Perplexity() implements Metric {
  @Override
  public String name() {
    return "perplexity";
  }

  @Override
  public double of(Totals totals) {
    return Math.exp(totals.loss() / totals.weight());
  }
}
