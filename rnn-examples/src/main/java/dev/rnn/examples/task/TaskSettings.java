package dev.rnn.examples.task;

import dev.rnn.training.trainer.TrainerSettings;

/**
 * What a task uses unless options say otherwise.
 *
 * @param cell of every layer
 * @param hidden size of the cells
 * @param embedding size of embeddings; of no use to tasks without tokens
 * @param bidirectional whether each layer has a second cell that runs from the last step to the first
 * @param batch sequences of an update
 * @param clip largest norm of all gradients; 0: no limit
 */
public record TaskSettings(String cell, int hidden, int embedding, int layers, boolean bidirectional, double dropout,
    String optimizer, double rate, String schedule, double clip, int batch, int epochs) {
  /** A small bidirectional GRU, with Adam. */
  public static final TaskSettings DEFAULT =
      new TaskSettings("gru", 64, 64, 1, true, 0.3, "adam", 0.003, "cosine(minimum=0.05)", 5, 32, 10);

  /** How the trainer goes about it. */
  TrainerSettings trainer() {
    return TrainerSettings.DEFAULT.withOptimizer(optimizer, rate).withSchedule(schedule).withClipping(clip, 0)
        .withEpochs(epochs);
  }
}
