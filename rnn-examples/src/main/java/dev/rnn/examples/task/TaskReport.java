package dev.rnn.examples.task;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.support.Figures;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of a model, beside those of simpler methods, for people and as JSON. */
record TaskReport(PrintStream out, Task task, SequenceModel model, int batch, int threads) {
  /** {@code result} is null for a model that was not trained just now. */
  void print(TaskData data, @Nullable TrainingResult result, Path file, long seed, @Nullable Path json) {
    Figures figures = new Figures().put("parameters", model.parameters().count()).put("seed", seed);
    Map<String, Double> validation = measured(data.validation());
    Map<String, Double> test = measured(data.test());
    out.printf("%n%-24s %-18s %14s %14s%n", "", "", "validation", "test");
    task.baselines().forEach((method, values) -> values.forEach((name, value) -> {
      out.printf(Locale.ROOT, "%-24s %-18s %14s %14.4f%n", method, name, "", value);
      figures.put(method.replace(' ', '_') + "_test_" + name, value);
    }));
    test.forEach((name, value) -> {
      out.printf(Locale.ROOT, "%-24s %-18s %14.4f %14.4f%n", "this model", name, validation.get(name), value);
      figures.put("validation_" + name, validation.get(name)).put("test_" + name, value);
    });
    task.ownFigures(model).forEach((name, value) -> {
      out.printf(Locale.ROOT, "%-24s %-18s %14s %14.4f%n", "this model", name, "", value);
      figures.put(name, value);
    });
    out.println();
    task.show(out, model);
    if (result != null) figures.trained(out, result, "elements", file);
    figures.write(json);
  }

  /** The task's figures of some examples. */
  Map<String, Double> measured(Examples examples) {
    return task.figures(examples, predicted(examples));
  }

  /** In batches: all sequences at once would need all their values at once. */
  private Predictions predicted(Examples examples) {
    float[][] values = new float[examples.size()][];
    try (Workers workers = new Workers(threads)) {
      for (int from = 0; from < values.length; from += batch) {
        int[] places = IntStream.range(from, Math.min(values.length, from + batch)).toArray();
        float[][] some = model.predict(examples.select(places), workers).values();
        System.arraycopy(some, 0, values, from, some.length);
      }
    }
    return new Predictions(model.spec().topology(), model.spec().output().size(), values, null);
  }
}
