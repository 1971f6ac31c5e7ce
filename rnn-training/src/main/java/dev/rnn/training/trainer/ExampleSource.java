package dev.rnn.training.trainer;

import dev.rnn.training.model.Examples;

/** Batches of examples, any of which can be asked for: training can be taken up where it stopped. */
public interface ExampleSource {
  /** How many batches an epoch has. */
  int batches();

  /** One batch of an epoch. */
  Examples batch(int epoch, int index);

  /**
   * What tells these data, in this order, from others: a training is taken up only with the data that it began with.
   * By default sizes and a hash of all batches of the first epoch; a source for which that takes long says it shorter.
   */
  default String fingerprint() {
    return Fingerprint.of(this);
  }
}
