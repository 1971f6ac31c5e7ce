package dev.rnn.examples.task;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.LengthBuckets;
import dev.rnn.training.trainer.ShuffledExamples;

/** What a task learns from, wherever it is. */
public interface TrainingData {
  /** So many sequences a batch, in another order each epoch. */
  ExampleSource shuffled(int batch, long seed);

  /**
   * Sequences of similar lengths a batch, which have at most so many steps and targets together.
   *
   * @throws RnnException {@code RNN-OPTION-BATCH-STEPS} where they are not in memory and so cannot be sorted
   */
  default ExampleSource similar(int steps, long seed) {
    throw RnnException.error("RNN-OPTION-BATCH-STEPS", "lines that stay in their file cannot be sorted by length.")
        .fix("use --batch-steps without --buffer, or --batch instead.").build();
  }

  /** Examples in memory. */
  static TrainingData of(Examples all) {
    return new TrainingData() {
      @Override
      public ExampleSource shuffled(int batch, long seed) {
        return new ShuffledExamples(all, batch, seed);
      }

      @Override
      public ExampleSource similar(int steps, long seed) {
        return new LengthBuckets(all, steps, seed);
      }
    };
  }
}
