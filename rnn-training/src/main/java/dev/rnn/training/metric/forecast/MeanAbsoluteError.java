package dev.rnn.training.metric.forecast;

/** MAE: Σ |forecast − actual| / n, in the unit of the series. */
public record MeanAbsoluteError() implements ForecastMetric {
  @Override
  public String name() {
    return "mae";
  }

  @Override
  public double of(ForecastErrors errors) {
    return errors.absolute() / errors.count();
  }
}
