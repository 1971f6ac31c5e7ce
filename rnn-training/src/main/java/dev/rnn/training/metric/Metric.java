package dev.rnn.training.metric;

/** A figure about predictions. A metric SHOULD be a record. Of {@link Totals#NONE} it is NaN, not 0. */
public interface Metric {
  /** The name in reports and events: lower-case words joined by '-'. */
  String name();

  /** The figure. */
  double of(Totals totals);

  /** Whether a smaller figure is a better one; early stopping asks. */
  default boolean smallerIsBetter() {
    return true;
  }
}
