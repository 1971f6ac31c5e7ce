package dev.rnn.training.trainer;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.training.model.OutputSpec.When;
import java.util.Arrays;

/**
 * The weight of each element of a batch, and what the whole effective batch is divided by.
 *
 * @param perRow for the program, in the order of its rows
 * @param elements number of elements
 * @param denominator this batch's part of the one denominator
 */
record Weights(float[] perRow, long elements, double denominator) {
  static Weights of(Reduction reduction, When when, Batch batch, Axis time) {
    if (when == When.LAST_STEP) {
      float[] ones = new float[batch.size()];
      Arrays.fill(ones, 1);
      return new Weights(ones, batch.size(), reduction == Reduction.SUM ? 0 : batch.size());
    }
    Rows rows = batch.rows(Extent.of(time));
    float[] weights = new float[rows.count()];
    for (int r = 0; r < weights.length; r++) {
      weights[r] = reduction == Reduction.MEAN_PER_SEQUENCE ? 1f / batch.length(time, rows.sequence(r)) : 1f;
    }
    long sequences = 0;
    for (int s = 0; s < batch.size(); s++) if (batch.length(time, s) > 0) sequences++;
    return new Weights(weights, weights.length, switch (reduction) {
      case MEAN_PER_ELEMENT -> weights.length;
      case MEAN_PER_SEQUENCE, SUM_PER_SEQUENCE -> sequences;
      case SUM -> 0;
    });
  }

  /** The scale of a sum: one over all parts of the denominator, or 1 for a plain sum. */
  static double scale(Reduction reduction, double denominator) {
    return reduction == Reduction.SUM ? 1 : denominator == 0 ? 0 : 1 / denominator;
  }
}
