package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.TrainableModel;
import java.util.Arrays;

/**
 * The weight of each element of a batch, and what the whole effective batch is divided by.
 *
 * @param perRow for the program, in the order of its rows
 * @param elements number of elements
 * @param total Σ of the weights that the examples give, 1 for each element where they give none
 * @param denominator this batch's part of the one denominator
 */
record Weights(float[] perRow, long elements, double total, double denominator) {
  static Weights of(Reduction reduction, TrainableModel model, Examples examples, Batch batch) {
    Axis axis = model.elements().orElse(null);
    float[] own = axis == null ? perSequence(examples) : perStep(examples, batch, axis);
    double total = 0;
    for (float weight : own) total += weight;
    if (axis == null) {
      return new Weights(own, own.length, total, reduction == Reduction.SUM ? 0 : total);
    }
    Rows rows = batch.rows(Extent.of(axis));
    double[] ofSequence = new double[batch.size()];
    for (int r = 0; r < own.length; r++) ofSequence[rows.sequence(r)] += own[r];
    if (reduction == Reduction.MEAN_PER_SEQUENCE) {
      for (int r = 0; r < own.length; r++) if (own[r] != 0) own[r] /= (float) ofSequence[rows.sequence(r)];
    }
    long sequences = Arrays.stream(ofSequence).filter(sum -> sum > 0).count();
    return new Weights(own, own.length, total, switch (reduction) {
      case MEAN_PER_ELEMENT -> total;
      case MEAN_PER_SEQUENCE, SUM_PER_SEQUENCE -> sequences;
      case SUM -> 0;
    });
  }

  private static float[] perSequence(Examples examples) {
    float[] weights = new float[examples.size()];
    float[][] given = examples.weights();
    for (int s = 0; s < weights.length; s++) weights[s] = given == null ? 1 : checked(given[s], s, 1, 0);
    return weights;
  }

  private static float[] perStep(Examples examples, Batch batch, Axis axis) {
    Rows rows = batch.rows(Extent.of(axis));
    float[] weights = new float[rows.count()];
    float[][] given = examples.weights();
    if (given == null) {
      Arrays.fill(weights, 1);
      return weights;
    }
    for (int r = 0; r < weights.length; r++) {
      int s = rows.sequence(r);
      weights[r] = checked(given[s], s, batch.length(axis, s), rows.step(0, r));
    }
    return weights;
  }

  /** The weight of a step: its own, or the sequence's. */
  private static float checked(float[] weights, int sequence, int steps, int step) {
    if (weights.length != 1 && weights.length != steps) {
      throw RnnException.error("RNN-EXAMPLES", "sequence " + sequence + " has " + weights.length + " weights and "
          + steps + " elements.").fix("give one weight for the sequence, or one for each of its elements.").build();
    }
    float weight = weights.length == 1 ? weights[0] : weights[step];
    if (weight >= 0 && Float.isFinite(weight)) return weight;
    throw RnnException.error("RNN-EXAMPLES", "sequence " + sequence + " has the weight " + weight + ".")
        .fix("use finite weights from 0.").build();
  }

  /** The scale of a sum: one over all parts of the denominator, or 1 for a plain sum. */
  static double scale(Reduction reduction, double denominator) {
    return reduction == Reduction.SUM ? 1 : denominator == 0 ? 0 : 1 / denominator;
  }
}
