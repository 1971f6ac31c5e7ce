package dev.rnn.test;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** What threads have allocated. */
public final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /** All bytes that this thread has allocated since it began. */
  public static long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** The bytes outside of the heap that all threads hold, until the collector finds them unused. */
  public static long outsideHeap() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
  }
}
