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

  /** The same step, not to be compared: it is other work. */
  default Step asOtherWork() {
    Step self = this;
    return new Step() {
      @Override
      public void run() {
        self.run();
      }

      @Override
      public Thread thread() {
        return self.thread();
      }

      @Override
      public void close() {
        self.close();
      }
    };
  }

  /** The thread that does the work when there is only one. */
  default Thread thread() {
    return Thread.currentThread();
  }

  /** Gives memory and threads back. */
  @Override
  default void close() {}
}
