package dev.rnn.training.trainer;

/** How the losses of the elements of an effective batch become one number. */
public enum Reduction {
  /** The mean over all elements: every step counts the same. */
  MEAN_PER_ELEMENT,
  /** The mean over sequences of each one's mean over its steps: every sequence counts the same. */
  MEAN_PER_SEQUENCE,
  /**
   * The sum over steps, as a mean over sequences: Zaremba et al. 2014 and others whose rates are for a sum over time.
   */
  SUM_PER_SEQUENCE,
  /** The sum. */
  SUM
}
