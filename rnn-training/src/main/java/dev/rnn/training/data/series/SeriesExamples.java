package dev.rnn.training.data.series;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.util.Arrays;

/**
 * Makes examples of windows, and forecasts of what a model answers. A series with a trend leaves the range that was
 * learned, so nothing of its level is shown: with y the numbers, or their logarithms, o an origin and m the season,
 *
 * <pre>
 * input of step t      (d_t − shift) / scale, (y_t − y_(o−1)) / deviation, features of its time;  d_t = y_t − y_(t−m)
 * target k steps ahead (y_(o+k) − naive(o, k) − shift) / scale
 * </pre>
 *
 * where naive is {@link SeasonalNaive}: the model learns what the next season changes. An answer of zeros is the mean
 * change within the training part. All scales are of the training part alone.
 *
 * @param series the numbers as they are
 * @param levels y
 * @param windows their sizes
 * @param naive what answers are relative to
 * @param log whether y are logarithms
 * @param changes scaling of d
 * @param deviation scale of y within the training part
 */
public record SeriesExamples(NumberSeries series, double[] levels, Windows windows, SeasonalNaive naive, boolean log,
    Scaling changes, double deviation) {
  private static final int NUMBERS = 2;

  /**
   * Fits the scales to the training part.
   *
   * @param scaling its name, as {@link Scaling#named} knows it
   * @throws RnnException {@code RNN-SERIES-LOG} if a number has no logarithm; {@code RNN-SERIES-SHORT} if the training
   *     part has no second season
   */
  public static SeriesExamples fit(NumberSeries series, TimeSplit split, Windows windows, int season, boolean log,
      String scaling) {
    SeasonalNaive naive = new SeasonalNaive(season);
    if (split.trainEnd() <= season) {
      throw RnnException.error("RNN-SERIES-SHORT", "the training part, " + split.trainEnd()
              + " steps, is no longer than a season of " + season + ".")
          .fix("use a longer series or a shorter season.").build();
    }
    double[] levels = log ? logarithms(series) : series.values();
    double[] changes = new double[split.trainEnd() - season];
    Arrays.setAll(changes, i -> levels[i + season] - levels[i]);
    return new SeriesExamples(series, levels, windows, naive, log, Scaling.named(scaling, changes),
        Scaling.standard(Arrays.copyOf(levels, split.trainEnd())).scale());
  }

  private static double[] logarithms(NumberSeries series) {
    double[] all = new double[series.length()];
    for (int t = 0; t < all.length; t++) {
      if (series.values()[t] <= 0) {
        throw RnnException.error("RNN-SERIES-LOG", "'" + series.name() + "' is " + series.values()[t] + " at step "
            + (t + 1) + ", which has no logarithm.").fix("forecast the numbers as they are.").build();
      }
      all[t] = Math.log(series.values()[t]);
    }
    return all;
  }

  /** The same with another stride. */
  public SeriesExamples withStride(int stride) {
    return new SeriesExamples(series, levels, new Windows(windows.input(), windows.horizon(), stride), naive, log,
        changes, deviation);
  }

  /** Numbers of a step. */
  public int channels() {
    return NUMBERS + (series.times().isEmpty() ? 0 : TimeFeatures.COUNT);
  }

  /** The origins whose targets lie in a part; see {@link Windows#origins}. */
  public int[] origins(String name, int from, int to) {
    return windows.origins(name, from, to, naive.season());
  }

  /** The windows at some origins, whose numbers are the origins. */
  public Examples examples(int... origins) {
    float[][] inputs = new float[origins.length][];
    float[][] targets = new float[origins.length][];
    int[] lengths = new int[origins.length];
    long[] numbers = new long[origins.length];
    for (int s = 0; s < origins.length; s++) {
      inputs[s] = input(origins[s]);
      targets[s] = target(origins[s]);
      lengths[s] = windows.input();
      numbers[s] = origins[s];
    }
    return new Examples(inputs, targets, lengths, numbers, false);
  }

  private float[] input(int origin) {
    int width = channels();
    float[] input = new float[windows.input() * width];
    double last = levels[origin - 1];
    for (int i = 0; i < windows.input(); i++) {
      int t = origin - windows.input() + i;
      input[i * width] = (float) changes.apply(levels[t] - levels[t - naive.season()]);
      input[i * width + 1] = (float) ((levels[t] - last) / deviation);
      if (width > NUMBERS) TimeFeatures.write(series.times().get(t), input, i * width + NUMBERS);
    }
    return input;
  }

  private float[] target(int origin) {
    float[] target = new float[windows.horizon()];
    for (int k = 0; k < target.length; k++) {
      target[k] = (float) changes.apply(levels[origin + k] - levels[naive.place(origin, k)]);
    }
    return target;
  }

  /** What a model's answer at an origin means, in the unit of the series. */
  public double[] forecast(int origin, float... answer) {
    double[] forecast = new double[answer.length];
    for (int k = 0; k < answer.length; k++) {
      double level = levels[naive.place(origin, k)] + changes.undo(answer[k]);
      forecast[k] = log ? Math.exp(level) : level;
    }
    return forecast;
  }

  /** What came. */
  public double[] actual(int origin) {
    return Arrays.copyOfRange(series.values(), origin, origin + windows.horizon());
  }
}
