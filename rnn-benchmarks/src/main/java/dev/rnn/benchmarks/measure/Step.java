package dev.rnn.benchmarks.measure;

import java.util.Map;

/** What is timed: one training step, one pass, one streaming step. Used by one thread. */
public interface Step extends AutoCloseable {
  /** Does it once. */
  void run();

  /**
   * What the last run computed, by the names of the task; empty if it cannot be compared.
   *
   * @return numbers by name, in the order of the engine's rows: step after step
   */
  default Map<String, float[]> results() {
    return Map.of();
  }

  /** The thread that does the work when there is only one. */
  default Thread thread() {
    return Thread.currentThread();
  }

  /** Gives memory and threads back. */
  @Override
  default void close() {}
}
