package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * A little smaller with every update:
 *
 * <pre>
 * factor ^ epoch
 * </pre>
 *
 * <p>The epoch counts with its fraction, so the factor falls within epochs too; PyTorch's falls between them.
 *
 * @param factor from one epoch to the next
 */
public record ExponentialDecay(
    @Option(min = 0, max = 1, description = "from one epoch to the next") double factor) implements Schedule {
  @Override
  public double factor(Progress progress) {
    return Math.pow(factor, progress.epoch());
  }
}
