package dev.rnn.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Which time counts. */
public enum Clock {
  /**
   * The processor time of the thread that does the work: other processes on the machine do not count. For one thread.
   */
  PROCESSOR {
    @Override
    public long nanos(Thread worker) {
      return THREADS.getThreadCpuTime(worker.threadId());
    }
  },
  /** What a wall clock shows. */
  WALL {
    @Override
    public long nanos(Thread worker) {
      return System.nanoTime();
    }
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The time now. */
  public abstract long nanos(Thread worker);
}
