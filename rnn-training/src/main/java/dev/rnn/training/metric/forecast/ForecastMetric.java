package dev.rnn.training.metric.forecast;

/** A figure about forecasts; the smaller, the better. A metric SHOULD be a record. Of nothing it is NaN, not 0. */
public interface ForecastMetric {
  /** The name in reports: lower-case words joined by '-'. */
  String name();

  /** The figure. */
  double of(ForecastErrors errors);
}
