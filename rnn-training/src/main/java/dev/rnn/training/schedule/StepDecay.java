package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * Down a stair every so many epochs:
 *
 * <pre>
 * factor ^ ⌊epoch / every⌋
 * </pre>
 *
 * @param every epochs on a stair
 * @param factor between stairs
 */
public record StepDecay(@Option(min = 1, description = "epochs on a stair") int every,
    @Option(defaultValue = "0.1", min = 0, max = 1, description = "between stairs") double factor) implements Schedule {
  @Override
  public double factor(Progress progress) {
    return Math.pow(factor, Math.floor(progress.epoch() / every));
  }
}
