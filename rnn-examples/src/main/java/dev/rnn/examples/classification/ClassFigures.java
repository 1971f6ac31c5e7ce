package dev.rnn.examples.classification;

import dev.rnn.training.metric.classification.ConfusionMatrix;
import dev.rnn.training.metric.classification.RocCurve;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of answers that are one of several classes: accuracy, the mean of the F1 of the classes, and of two classes
 * the area under the curve of the second one, where both are among the examples.
 */
public final class ClassFigures {
  /** Wider tables nobody reads. */
  private static final int MOST_ROWS = 24;

  private final List<String> labels;
  private ConfusionMatrix last;

  /** Of classes by name. */
  public ClassFigures(List<String> labels) {
    this.labels = List.copyOf(labels);
    last = new ConfusionMatrix(labels);
  }

  /** The figures of some answers, by name. */
  public Map<String, Double> of(Examples examples, Predictions predictions) {
    last = new ConfusionMatrix(labels);
    double[] scores = new double[examples.size()];
    boolean[] positive = new boolean[scores.length];
    for (int s = 0; s < scores.length; s++) {
      int expected = (int) examples.targets()[s][0];
      last.add(expected, predictions.classOf(s));
      scores[s] = predictions.of(s)[1];
      positive[s] = expected == 1;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", last.accuracy());
    figures.put("macro_f1", last.macroF1());
    boolean both = last.of(0).there() > 0 && last.of(1).there() > 0;
    if (labels.size() == 2 && both) figures.put("auc", RocCurve.area(scores, positive));
    return figures;
  }

  /** Prints which class was taken for which, by those answers that were measured last. */
  public void show(PrintStream out) {
    if (labels.size() <= MOST_ROWS) out.println(last);
  }
}
