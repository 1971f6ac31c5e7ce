package dev.rnn.training.metric;

/** Σ weight · loss / Σ weight, in the loss's unit. */
public record MeanLoss() implements Metric {
  @Override
  public String name() {
    return "loss";
  }

  @Override
  public double of(Totals totals) {
    return totals.loss() / totals.weight();
  }
}
