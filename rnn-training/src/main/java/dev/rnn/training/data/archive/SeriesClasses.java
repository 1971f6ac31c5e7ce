package dev.rnn.training.data.archive;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.series.Scaling;
import dev.rnn.training.model.Examples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns labelled series into examples: the class's number as the target, each channel scaled to mean 0 and standard
 * deviation 1 over all steps of the training series, and of them alone.
 *
 * @param labels the classes of the training series, sorted
 * @param channels numbers of a step
 * @param scaling of each channel
 */
public record SeriesClasses(List<String> labels, int channels, List<Scaling> scaling) {
  /**
   * What the training series say.
   *
   * @throws RnnException {@code RNN-SPLIT-EMPTY} without series; {@code RNN-SERIES-CHANNELS} if they differ in
   *     channels; {@code RNN-SERIES-CLASSES} if there is only one class
   */
  public static SeriesClasses fit(List<LabelledSeries> training) {
    if (training.isEmpty()) {
      throw RnnException.error("RNN-SPLIT-EMPTY", "there are no series to learn from.")
          .fix("give some, or keep fewer for validation.").build();
    }
    int channels = training.getFirst().channels();
    for (int s = 0; s < training.size(); s++) check(training.get(s), s, channels);
    List<String> labels = training.stream().map(LabelledSeries::label).distinct().sorted().toList();
    if (labels.size() < 2) {
      throw RnnException.error("RNN-SERIES-CLASSES", "all series are of one class, '" + labels.getFirst() + "'.")
          .fix("give examples of each class.").build();
    }
    List<Scaling> scaling = new ArrayList<>();
    for (int c = 0; c < channels; c++) scaling.add(Scaling.standard(channel(training, c)));
    return new SeriesClasses(labels, channels, scaling);
  }

  /**
   * Examples of the same classes and channels.
   *
   * @throws RnnException {@code RNN-SERIES-CHANNELS}; {@code RNN-SERIES-CLASS} at a class of which nothing was learned
   */
  public Examples examples(List<LabelledSeries> all) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int k = 0; k < labels.size(); k++) numbers.put(labels.get(k), k);
    float[][] inputs = new float[all.size()][];
    float[][] targets = new float[all.size()][1];
    int[] lengths = new int[all.size()];
    for (int s = 0; s < inputs.length; s++) {
      LabelledSeries one = all.get(s);
      check(one, s, channels);
      Integer number = numbers.get(one.label());
      if (number == null) {
        throw RnnException.error("RNN-SERIES-CLASS", "the class '" + one.label() + "' has no example to learn from.")
            .in("series " + (s + 1)).detail("there are examples of " + String.join(", ", labels))
            .fix("add series of that class to the training data, or leave them out of the others.").build();
      }
      inputs[s] = scaled(one.values());
      targets[s][0] = number;
      lengths[s] = one.length();
    }
    return Examples.of(inputs, targets, lengths);
  }

  private float[] scaled(float[] values) {
    float[] scaled = new float[values.length];
    for (int k = 0; k < values.length; k++) scaled[k] = (float) scaling.get(k % channels).apply(values[k]);
    return scaled;
  }

  private static double[] channel(List<LabelledSeries> all, int channel) {
    double[] values = new double[all.stream().mapToInt(LabelledSeries::length).sum()];
    int at = 0;
    for (LabelledSeries one : all) {
      for (int t = 0; t < one.length(); t++) values[at++] = one.values()[t * one.channels() + channel];
    }
    return values;
  }

  private static void check(LabelledSeries one, int place, int channels) {
    if (one.channels() == channels) return;
    throw RnnException.error("RNN-SERIES-CHANNELS", "a series of class '" + one.label() + "' has " + one.channels()
            + " channels, others " + channels + ".")
        .in("series " + (place + 1)).fix("give all series the same channels, in training and test data.").build();
  }
}
