package dev.rnn.examples.longmemory;

/** What is to be remembered. */
enum Problem {
  /** Two numbers among many, for their sum: {@link AddingTask}. */
  ADDING,
  /** Ten symbols in their order: {@link CopyTask}. */
  COPY
}
