package dev.rnn.test;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What threads have allocated. */
public final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /** All bytes that this thread has allocated since it began. */
  public static long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
