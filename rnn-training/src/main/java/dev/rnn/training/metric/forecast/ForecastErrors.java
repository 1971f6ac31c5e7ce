package dev.rnn.training.metric.forecast;

import dev.rnn.api.error.RnnException;

/**
 * Sums over forecasts, from which every {@link ForecastMetric} follows. Sums of parts add up.
 *
 * @param absolute Σ |forecast − actual|
 * @param squared Σ (forecast − actual)²
 * @param count how many numbers were forecast
 */
public record ForecastErrors(double absolute, double squared, long count) {
  /** Of nothing. */
  public static final ForecastErrors NONE = new ForecastErrors(0, 0, 0);

  /**
   * Of forecasts beside what came.
   *
   * @throws RnnException {@code RNN-FORECAST-LENGTH} if there is not one of each
   */
  public static ForecastErrors of(double[] actual, double[] forecast) {
    if (actual.length != forecast.length) {
      throw RnnException.error("RNN-FORECAST-LENGTH", forecast.length + " forecasts of " + actual.length + " numbers.")
          .fix("give one forecast for each number.").build();
    }
    double absolute = 0;
    double squared = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = forecast[i] - actual[i];
      absolute += Math.abs(error);
      squared += error * error;
    }
    return new ForecastErrors(absolute, squared, actual.length);
  }

  /** Both together. */
  public ForecastErrors plus(ForecastErrors other) {
    return new ForecastErrors(absolute + other.absolute, squared + other.squared, count + other.count);
  }
}
