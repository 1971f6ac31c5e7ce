package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * Up in a straight line, then down with the root of the updates (Vaswani et al. 2017, equation 3, with its peak at 1):
 *
 * <pre>
 * min((step + 1) / steps, √(steps / (step + 1)))
 * </pre>
 *
 * @param steps updates until the base rate is reached
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, Attention is all you need</a>
 */
public record InverseSquareRoot(@Option(min = 1, description = "updates until the base rate") int steps)
    implements Schedule {
  @Override
  public double factor(Progress progress) {
    double done = (progress.step() + 1.0) / steps;
    return Math.min(done, 1 / Math.sqrt(done));
  }
}
