package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * The base rate for some epochs, then smaller with every epoch (Zaremba et al. 2014, section 4.1):
 *
 * <pre>
 * factor ^ max(⌊epoch⌋ + 1 − holdEpochs, 0)
 * </pre>
 *
 * <p>The defaults are those of the paper's small model; its medium one is {@code hold-then-decay(holdEpochs=6,
 * factor=0.8333)}, its large one {@code hold-then-decay(holdEpochs=14, factor=0.8696)}.
 *
 * @param holdEpochs epochs at the base rate
 * @param factor from one epoch to the next
 * @see <a href="https://arxiv.org/abs/1409.2329">Zaremba et al. 2014, Recurrent neural network regularization</a>
 */
public record HoldThenDecay(
    @Option(defaultValue = "4", min = 0, description = "epochs at the base rate") int holdEpochs,
    @Option(defaultValue = "0.5", min = 0, max = 1, description = "from one epoch to the next") double factor)
    implements Schedule {
  /** As for the paper's small model. */
  public HoldThenDecay() { this(4, 0.5); }

  @Override
  public double factor(Progress progress) {
    return Math.pow(factor, Math.max(Math.floor(progress.epoch()) + 1 - holdEpochs, 0));
  }
}
