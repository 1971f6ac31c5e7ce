package dev.rnn.training.model;

/** Where an input enters a model. */
public enum Feed {
  /** One value for each step, read at that step. */
  STEPS,
  /** The target of the step before, or what was generated in its place; a start symbol, or zeros, at the first step. */
  PREVIOUS_TARGET,
  /** One value for each sequence, read at every step. */
  EVERY_STEP,
  /** One value for each sequence, read at its first step; zeros at the others. */
  FIRST_STEP,
  /** One value for each sequence, from which a dense map makes every layer's initial state: tanh(W c + b). */
  INITIAL_STATE;

  /** Whether a value is given for each step. */
  public boolean isPerStep() {
    return this == STEPS || this == PREVIOUS_TARGET;
  }
}
