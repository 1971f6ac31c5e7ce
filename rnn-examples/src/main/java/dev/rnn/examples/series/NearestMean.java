package dev.rnn.examples.series;

import dev.rnn.training.model.Examples;

/**
 * Gives a series the class whose mean series is nearest, after all were stretched to the same number of steps. Where
 * the classes differ in level or in a fixed course, that is hard to beat; shifted shapes it cannot tell.
 */
final class NearestMean {
  private static final int STEPS = 16;

  private final double[][] means;
  private final int channels;

  /** Means of the training data. */
  NearestMean(Examples training, int channels, int classes) {
    this.channels = channels;
    means = new double[classes][STEPS * channels];
    int[] counts = new int[classes];
    for (int s = 0; s < training.size(); s++) {
      int label = (int) training.targets()[s][0];
      counts[label]++;
      double[] one = stretched(training, s);
      for (int k = 0; k < one.length; k++) means[label][k] += one[k];
    }
    for (int c = 0; c < classes; c++) for (int k = 0; k < means[c].length; k++) means[c][k] /= counts[c];
  }

  /** The share of right answers. */
  double accuracy(Examples examples) {
    int right = 0;
    for (int s = 0; s < examples.size(); s++) {
      if (nearest(stretched(examples, s)) == (int) examples.targets()[s][0]) right++;
    }
    return (double) right / examples.size();
  }

  private int nearest(double[] one) {
    int best = 0;
    for (int c = 1; c < means.length; c++) if (distance(one, means[c]) < distance(one, means[best])) best = c;
    return best;
  }

  private double[] stretched(Examples examples, int s) {
    double[] all = new double[STEPS * channels];
    int length = examples.lengths()[s];
    for (int i = 0; i < STEPS && length > 0; i++) {
      int t = (int) Math.round((double) i * (length - 1) / (STEPS - 1));
      for (int c = 0; c < channels; c++) all[i * channels + c] = examples.inputs()[s][t * channels + c];
    }
    return all;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += (a[k] - b[k]) * (a[k] - b[k]);
    return sum;
  }
}
