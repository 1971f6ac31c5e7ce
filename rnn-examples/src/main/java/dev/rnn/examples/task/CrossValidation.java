package dev.rnn.examples.task;

import dev.rnn.examples.support.Figures;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The test figures of each fold, their mean, and how far they are from it: the standard deviation of a fold. */
final class CrossValidation {
  private final PrintStream out;
  private final Map<String, List<Double>> all = new LinkedHashMap<>();

  CrossValidation(PrintStream out) {
    this.out = out;
  }

  /** Takes the figures of one more fold. */
  void add(Map<String, Double> test, double seconds) {
    test.forEach((name, value) -> {
      List<Double> values = all.computeIfAbsent(name, _ -> new ArrayList<>());
      values.add(value);
      out.printf(Locale.ROOT, "fold %2d  %-12s %.4f  (%.1f s)%n", values.size(), name, value, seconds);
    });
  }

  /** Prints means. */
  Figures report(long seed) {
    Figures figures = new Figures().put("seed", seed);
    all.forEach((name, values) -> {
      double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
      out.printf(Locale.ROOT, "%nmean of %d folds: %s %.4f, standard deviation %.4f%n", values.size(), name, mean,
          deviation);
      figures.put("folds", values.size()).put("mean_" + name, mean).put("deviation_" + name, deviation);
      for (int i = 0; i < values.size(); i++) figures.put("fold_" + (i + 1) + "_" + name, values.get(i));
    });
    return figures;
  }
}
