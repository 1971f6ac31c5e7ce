package dev.rnn.training.model;

/**
 * How inputs and answers of a sequence lie to each other. What a model may read and which losses fit follows from it;
 * both are checked when it is built.
 */
public enum Topology {
  /** One step, one answer: sequences of length 1. */
  ONE_TO_ONE,
  /** A vector or class of a sequence starts it; an answer at every step, for as many steps as there are targets. */
  ONE_TO_MANY,
  /** One answer for each sequence, from its pooled steps: classification, forecasts of what comes next. */
  MANY_TO_ONE,
  /** An answer at every step: tagging, language models, forecasts at each step. */
  MANY_TO_MANY,
  /** Answers on an axis of their own, shorter than the steps and not aligned with them: CTC. */
  UNALIGNED;

  /** Where the output layer stands. */
  public OutputSpec.When when() {
    return this == MANY_TO_ONE ? OutputSpec.When.LAST_STEP : OutputSpec.When.EVERY_STEP;
  }

  /** Whether a loss has one value for each sequence, not for each step. */
  public boolean isOnePerSequence() {
    return this == MANY_TO_ONE || this == UNALIGNED;
  }

  /** As people write it: {@code many-to-one}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
