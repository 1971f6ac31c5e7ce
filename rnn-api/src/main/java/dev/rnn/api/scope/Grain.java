package dev.rnn.api.scope;

/** How often noise is drawn anew. */
public enum Grain {
  /** For every step of every sequence. */
  STEP,
  /** Once for each sequence, the same at all its steps. */
  SEQUENCE,
  /** Once for the whole batch: for noise on parameters. */
  BATCH
}
