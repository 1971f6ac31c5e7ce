package dev.rnn.training.trainer;

import dev.rnn.training.model.Examples;

/** Batches of examples, any of which can be asked for: training can be taken up where it stopped. */
public interface ExampleSource {
  /** How many batches an epoch has. */
  int batches();

  /** One batch of an epoch. */
  Examples batch(int epoch, int index);
}
