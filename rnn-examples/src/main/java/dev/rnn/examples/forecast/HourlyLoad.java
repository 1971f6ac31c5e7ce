package dev.rnn.examples.forecast;

import dev.rnn.training.data.series.NumberSeries;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The electric load of a small town that does not exist, hour by hour: a day has two peaks, weekends are quiet, winters
 * high, and the weather wanders. Who only looks at yesterday is wrong on Saturdays and Mondays.
 */
final class HourlyLoad {
  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final int HOURS = 24 * 7 * 26;
  private static final double BASE = 50;
  private static final double[] PEAKS = {8, 19};
  private static final double YEAR = 365 * 24;

  private HourlyLoad() {}

  /** Half a year. */
  static NumberSeries make(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] load = new double[HOURS];
    List<LocalDateTime> times = new ArrayList<>();
    double weather = 0;
    for (int t = 0; t < HOURS; t++) {
      LocalDateTime time = START.plusHours(t);
      times.add(time);
      weather = 0.98 * weather + random.nextGaussian();
      load[t] = BASE + 10 * Math.cos(2 * Math.PI * t / YEAR) + day(time) + weather + 0.5 * random.nextGaussian();
    }
    return new NumberSeries("load", load, times);
  }

  private static double day(LocalDateTime time) {
    boolean quiet = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    double sum = 0;
    for (double peak : PEAKS) {
      double distance = (time.getHour() - peak) / 3;
      sum += 15 * Math.exp(-distance * distance / 2);
    }
    return quiet ? 0.4 * sum : sum;
  }
}
