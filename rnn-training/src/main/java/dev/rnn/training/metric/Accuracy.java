package dev.rnn.training.metric;

/** The share of right predictions, from 0 to 1. */
public record Accuracy() implements Metric {
  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public double of(Totals totals) {
    return (double) totals.correct() / totals.predictions();
  }

  @Override
  public boolean smallerIsBetter() {
    return false;
  }
}
