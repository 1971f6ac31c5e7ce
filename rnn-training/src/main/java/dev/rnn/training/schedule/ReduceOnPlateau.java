package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Option;

/**
 * A smaller rate each time the loss has stopped falling. After each epoch
 *
 * <pre>
 * loss &lt; best − threshold · |best|   →  best = loss, waited = 0
 * otherwise                          →  waited = waited + 1
 * waited &gt; patience                  →  rate = max(rate · factor, least), waited = 0, then a cooldown
 * </pre>
 *
 * <p>The loss is the one on the validation data, or that of training where there is no validation data. It is computed
 * anew from the losses of all epochs, so a resumed training goes on exactly. Names, rule and defaults are those of
 * PyTorch's {@code ReduceLROnPlateau} in the mode {@code min} with a relative threshold; {@code least} is a share of
 * the base rate here. A loss that is not finite is no improvement.
 *
 * @param factor what the rate is multiplied by
 * @param patience epochs without improvement that are tolerated
 * @param threshold share of the best loss that counts as an improvement
 * @param cooldown epochs after a reduction in which nothing is counted
 * @param least the smallest factor of the base rate
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">
 *     PyTorch, ReduceLROnPlateau</a>
 */
public record ReduceOnPlateau(
    @Option(defaultValue = "0.1", min = 0, max = 1, description = "what the rate is multiplied by") double factor,
    @Option(defaultValue = "10", min = 0, description = "epochs without improvement that are tolerated") int patience,
    @Option(defaultValue = "0.0001", min = 0, max = 1, description = "share of the best loss that is an improvement")
    double threshold,
    @Option(defaultValue = "0", min = 0, description = "epochs after a reduction that are not counted") int cooldown,
    @Option(defaultValue = "0", min = 0, max = 1, description = "smallest factor of the base rate") double least)
    implements Schedule {
  /** A tenth after more than ten epochs without improvement. */
  public ReduceOnPlateau() { this(0.1, 10, 1e-4, 0, 0); }

  @Override
  public double factor(Progress progress) {
    double rate = 1;
    double best = Double.POSITIVE_INFINITY;
    int waited = 0;
    int cooling = 0;
    for (double loss : progress.losses()) {
      if (isBetter(loss, best)) {
        best = loss;
        waited = 0;
      } else {
        waited++;
      }
      if (cooling > 0) {
        cooling--;
        waited = 0;
      }
      if (waited > patience) {
        rate = Math.max(rate * factor, least);
        waited = 0;
        cooling = cooldown;
      }
    }
    return rate;
  }

  private boolean isBetter(double loss, double best) {
    if (!Double.isFinite(loss)) return false;
    return Double.isInfinite(best) || loss < best - threshold * Math.abs(best);
  }
}
