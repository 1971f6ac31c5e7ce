package dev.rnn.training.model;

import dev.rnn.api.tensor.Activation;

/**
 * The output layer: y = activation(W h + b). Losses see W h + b; predictions are y.
 *
 * @param size of y: classes or numbers
 * @param when at every step, or once for each sequence
 * @param tied W is the embedding's table
 */
public record OutputSpec(int size, Activation activation, When when, boolean tied) {
  /** Where an output stands. */
  public enum When {
    /** One for each step. */
    EVERY_STEP,
    /** One for each sequence, after its last step. */
    LAST_STEP
  }
}
