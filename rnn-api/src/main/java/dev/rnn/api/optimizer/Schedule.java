package dev.rnn.api.optimizer;

import dev.rnn.api.Stability;

/** The learning rate over time, as a factor of the base rate. Plain Java: it runs once for each update. */
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
   */
  record Progress(long step, long steps, double epoch, double epochs) {}
}
