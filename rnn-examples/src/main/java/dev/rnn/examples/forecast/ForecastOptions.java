package dev.rnn.examples.forecast;

import static java.util.Objects.requireNonNullElse;

import dev.rnn.examples.support.OptionRange;
import dev.rnn.training.data.series.Windows;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is forecast; null where the data decides. */
final class ForecastOptions {
  @Option(names = "--csv", paramLabel = "FILE",
      description = "Your series: a CSV file whose first row names the columns. Default: a generated one.")
  @Nullable Path csv;

  @Option(names = "--column", paramLabel = "NAME", description = "The column to forecast.")
  @Nullable String column;

  @Option(names = "--time", paramLabel = "NAME",
      description = "A column of times, of which hour, weekday and month are used. Default: none.")
  @Nullable String time;

  @Option(names = "--input", paramLabel = "N", description = "Steps that are seen. Default: three seasons.")
  @Nullable Integer input;

  @Option(names = "--horizon", paramLabel = "N", description = "Steps that are forecast. Default: a season.")
  @Nullable Integer horizon;

  @Option(names = "--season", paramLabel = "N", defaultValue = "24",
      description = "Steps after which the series repeats: 12 for months, 24 for hours. Default: ${DEFAULT-VALUE}.")
  int season = 24;

  @Option(names = "--stride", paramLabel = "N", defaultValue = "1",
      description = "Steps from one window to the next while learning. Default: ${DEFAULT-VALUE}.")
  int stride = 1;

  @Option(names = "--logarithm", negatable = true,
      description = "Forecast logarithms: for series whose changes grow with their level. Default: no.")
  boolean log;

  @Option(names = "--scaling", paramLabel = "NAME", defaultValue = "standard",
      description = "standard, min-max or none, fitted on the training part. Default: ${DEFAULT-VALUE}.")
  String scaling = "standard";

  @Option(names = "--train", paramLabel = "N", description = "Steps to learn from. Default: all before the others.")
  @Nullable Integer train;

  @Option(names = "--validation", paramLabel = "N", description = "Steps to choose by. Default: 15 %%.")
  @Nullable Integer validation;

  @Option(names = "--test", paramLabel = "N", description = "Steps to test. Default: 15 %%.")
  @Nullable Integer test;

  Windows windows() {
    OptionRange.require(season >= 1, "season", season, "a number from 1");
    return new Windows(requireNonNullElse(input, 3 * season), requireNonNullElse(horizon, season), stride);
  }
}
