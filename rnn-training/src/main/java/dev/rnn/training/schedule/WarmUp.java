package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * A straight line up to the base rate over the first updates (Goyal et al. 2017, section 2.2), times another schedule:
 *
 * <pre>
 * min(1, (step + 1) / steps) · then(progress)
 * </pre>
 *
 * <p>The other schedule sees the whole of the training, warm-up included. The first update has 1/steps, not 0.
 *
 * @param steps updates until the base rate is reached
 * @param then the other schedule
 * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al. 2017, Accurate, large minibatch SGD</a>
 */
public record WarmUp(@Option(min = 1, description = "updates until the base rate") int steps,
    @Option(defaultValue = "constant", description = "another schedule, multiplied") Schedule then)
    implements Schedule {
  /** To the base rate and no further. */
  public WarmUp(int steps) { this(steps, new Constant()); }

  @Override
  public double factor(Progress progress) {
    return Math.min(1, (progress.step() + 1.0) / steps) * then.factor(progress);
  }
}
