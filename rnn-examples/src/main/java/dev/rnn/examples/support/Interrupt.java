package dev.rnn.examples.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: asks the work to stop and gives it time to save. The JVM ends with exit code 130 by itself once the hook
 * returns; a second Ctrl-C is not caught by anybody.
 */
public final class Interrupt implements AutoCloseable {
  /** The exit code of what was stopped: 128 and the number of the signal, as shells have it. */
  public static final int EXIT_CODE = 130;

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /** From now on a Ctrl-C calls {@code stop}, then waits until this is closed. */
  public Interrupt(Runnable stop) {
    hook = new Thread(() -> {
      stop.run();
      try {
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }, "rnn-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The work is done, or saved: let go. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the JVM is on its way out already, which is what the hook is for
    }
  }
}
