package dev.rnn.training.metric.forecast;

/** RMSE: √(Σ (forecast − actual)² / n), in the unit of the series. Large errors count more than in the MAE. */
public record RootMeanSquaredError() implements ForecastMetric {
  @Override
  public String name() {
    return "rmse";
  }

  @Override
  public double of(ForecastErrors errors) {
    return Math.sqrt(errors.squared() / errors.count());
  }
}
