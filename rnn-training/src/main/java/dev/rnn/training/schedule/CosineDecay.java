package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * From 1 down to a minimum along half a wave (Loshchilov and Hutter 2017, equation 5, without restarts):
 *
 * <pre>
 * minimum + (1 − minimum) (1 + cos(π done)) / 2
 * </pre>
 *
 * <p>{@code done} goes from 0 to 1 over all updates planned, or over the epochs where the updates are not known.
 *
 * @param minimum at the end
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017, SGDR: stochastic gradient descent with
 *     warm restarts</a>
 */
public record CosineDecay(
    @Option(defaultValue = "0", min = 0, max = 1, description = "factor at the end") double minimum)
    implements Schedule {
  /** Down to 0. */
  public CosineDecay() { this(0); }

  @Override
  public double factor(Progress progress) {
    double done = progress.steps() > 0 ? (double) progress.step() / progress.steps()
        : progress.epoch() / progress.epochs();
    return minimum + (1 - minimum) * (1 + Math.cos(Math.PI * Math.min(done, 1))) / 2;
  }
}
