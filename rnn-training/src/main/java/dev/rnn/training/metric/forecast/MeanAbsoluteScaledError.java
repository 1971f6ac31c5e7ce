package dev.rnn.training.metric.forecast;

import dev.rnn.api.error.RnnException;

/**
 * MASE: the MAE divided by that of the seasonal naive forecast one step ahead within the training part,
 *
 * <pre>scale = Σ |y_t − y_(t−m)| / (n − m), t = m+1 … n</pre>
 *
 * so that series of any unit compare. Below 1 is better than repeating the last season did there; m = 1 repeats the
 * last value. Of a training part that repeats exactly, scale is 0 and the figure infinite or NaN.
 *
 * @param scale the MAE of the naive forecast
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2006.03.001">Hyndman and Koehler 2006, Another look at measures of
 *     forecast accuracy, section 3</a>
 */
public record MeanAbsoluteScaledError(double scale) implements ForecastMetric {
  /**
   * Scaled by a training part, oldest number first.
   *
   * @param season m, the steps after which the series repeats: 12 for months, 24 for hours
   * @throws RnnException {@code RNN-OPTION-RANGE}, {@code RNN-SERIES-SHORT} if there is no second season
   */
  public static MeanAbsoluteScaledError of(double[] training, int season) {
    if (season < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "season is " + season + ".").fix("use a number from 1.").build();
    }
    if (training.length <= season) {
      throw RnnException.error("RNN-SERIES-SHORT", "a training part of " + training.length
          + " numbers is too short to compare seasons of " + season + ".")
          .fix("use a longer training part, or a shorter season.").build();
    }
    double sum = 0;
    for (int t = season; t < training.length; t++) sum += Math.abs(training[t] - training[t - season]);
    return new MeanAbsoluteScaledError(sum / (training.length - season));
  }

  @Override
  public String name() {
    return "mase";
  }

  @Override
  public double of(ForecastErrors errors) {
    return errors.absolute() / errors.count() / scale;
  }
}
