package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * One cycle (Smith and Topin 2018, section 3): along half a wave up from a fraction of the base rate, and along another
 * down to almost nothing.
 *
 * <pre>
 * start + (1 − start) (1 − cos(π done / peak)) / 2            while done &lt; peak
 * end + (1 − end) (1 + cos(π (done − peak) / (1 − peak))) / 2  after it
 * </pre>
 *
 * <p>{@code done} goes from 0 to 1 over all updates planned, or over the epochs where the updates are not known. The
 * paper has straight lines; waves are PyTorch's, with its defaults. Momentum stays as it is.
 *
 * @param peak where the base rate is reached, as a share of the training
 * @param start at the beginning
 * @param end at the end
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin 2018, Super-convergence</a>
 */
public record OneCycle(
    @Option(defaultValue = "0.3", min = 0.001, max = 0.999, description = "share until the base rate") double peak,
    @Option(defaultValue = "0.04", min = 0, max = 1, description = "factor at the beginning") double start,
    @Option(defaultValue = "4e-6", min = 0, max = 1, description = "factor at the end") double end)
    implements Schedule {
  /** With the defaults. */
  public OneCycle() { this(0.3, 0.04, 4e-6); }

  @Override
  public double factor(Progress progress) {
    double done = Math.min(1, progress.steps() > 0 ? (double) progress.step() / progress.steps()
        : progress.epoch() / progress.epochs());
    return done < peak ? between(1, start, done / peak) : between(end, 1, (done - peak) / (1 - peak));
  }

  private static double between(double to, double from, double share) {
    return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
  }
}
