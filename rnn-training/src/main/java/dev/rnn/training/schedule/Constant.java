package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;

/** The base rate, always. */
public record Constant() implements Schedule {
  @Override
  public double factor(Progress progress) {
    return 1;
  }
}
