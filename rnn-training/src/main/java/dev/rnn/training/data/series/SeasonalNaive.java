package dev.rnn.training.data.series;

import dev.rnn.api.error.RnnException;

/**
 * The forecast that the last season repeats: ŷ_(o+k) is the newest known number that lies whole seasons before o+k.
 * What cannot do better than this has learned nothing.
 *
 * @param season steps after which the series repeats; 1: the last number goes on
 */
public record SeasonalNaive(int season) {
  /** Checks the range. */
  public SeasonalNaive {
    if (season < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "season is " + season + ".").fix("use a number from 1.").build();
    }
  }

  /** The place of the number that is repeated, {@code ahead} steps after an origin; 0 is the origin itself. */
  public int place(int origin, int ahead) {
    return origin - season + ahead % season;
  }

  /** The forecast of {@code horizon} numbers from an origin on, which must be at least a season from the start. */
  public double[] forecast(double[] values, int origin, int horizon) {
    double[] forecast = new double[horizon];
    for (int k = 0; k < horizon; k++) forecast[k] = values[place(origin, k)];
    return forecast;
  }
}
