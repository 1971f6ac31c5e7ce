package dev.rnn.examples.series;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the series are. */
final class ClassifySeriesOptions {
  @Option(names = "--train", paramLabel = "FILE",
      description = "Series to learn from: .ts, rows of numbers and a class, or MNIST's images; may be .gz."
          + " Default: generated waves.")
  @Nullable Path train;

  @Option(names = "--test", paramLabel = "FILE", description = "Series to test, of the same format.")
  @Nullable Path test;

  @Option(names = "--validation", paramLabel = "SHARE", defaultValue = "0.1",
      description = "Share of each class to choose the epoch by; 0: learn all, keep what fits them best."
          + " Default: ${DEFAULT-VALUE}.")
  double validation = 0.1;

  @Option(names = "--channels", paramLabel = "N", defaultValue = "1",
      description = "Of rows of numbers: how many make a step. Default: ${DEFAULT-VALUE}.")
  int channels = 1;

  @Option(names = "--label-first", description = "Of rows of numbers: the class is the first field, not the last.")
  boolean labelFirst;

  @Option(names = "--pooling", paramLabel = "NAME", defaultValue = "mean",
      description = "How the steps become one vector: last, first, mean, max, or an attention plug-in."
          + " Default: ${DEFAULT-VALUE}.")
  String pooling = "mean";
}
