package dev.rnn.api.optimizer;

import dev.rnn.api.Stability;
import java.util.List;

/**
 * The learning rate over time, as a factor of the base rate. Plain Java: it runs once for each update. The factor is a
 * function of the progress alone, so that a resumed training finds the same one.
 */
@Stability(Stability.Level.STABLE)
@FunctionalInterface
public interface Schedule {
  /** The factor for an update. */
  double factor(Progress progress);

  /**
   * Where training stands.
   *
   * @param step updates done so far
   * @param steps updates planned in all; 0 when unknown
   * @param epoch epochs done so far, with the fraction of the running one
   * @param epochs epochs planned
   * @param losses the loss after each epoch done, the first first: on the validation data, or of training where there
   *     is none; NaN or infinite where it was not finite
   */
  record Progress(long step, long steps, double epoch, double epochs, List<Double> losses) {
    public Progress {
      losses = List.copyOf(losses);
    }

    /** Before any epoch is done, or for a schedule that does not look at losses. */
    public Progress(long step, long steps, double epoch, double epochs) {
      this(step, steps, epoch, epochs, List.of());
    }
  }
}
