package dev.rnn.engine.kernel.warm;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cold code until the JIT compiler has made it fast, on a thread in the background that goes when there is nothing
 * to do.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int CALLS = 50; // in a round

  /** Rounds that must be fast: the first one may have been interrupted by a better version. */
  private static final int FAST_ROUNDS = 5;

  /** Rounds before the thread gives way to the compiler between two of them: its queue may be long. */
  private static final int BUSY_ROUNDS = 200;

  private static final long GIVE_UP_NANOS = 20_000_000_000L;

  private final ThreadPoolExecutor thread;

  /** Work for a thread of its own. */
  public WarmUp(String name) {
    thread = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name(name).factory());
    thread.allowCoreThreadTimeOut(true);
  }

  /** Makes something fast some time; in the order in which it was asked for. */
  public void ask(Cold code) {
    thread.execute(() -> {
      try {
        warm(code);
      } catch (RuntimeException | Error reason) { // what computes the same bits goes on
        LOG.warn("{} is not used: {}", code.name(), reason.toString(), reason);
      }
    });
  }

  private static void warm(Cold code) {
    long begin = System.nanoTime();
    int fast = 0;
    for (int round = 0; fast < FAST_ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) code.call();
      long end = System.nanoTime();
      fast = (end - start) / (double) CALLS < code.limit() ? fast + 1 : 0;
      if (end - begin > GIVE_UP_NANOS) {
        LOG.debug("{} is not used: {} ns a call", code.name(), (end - start) / CALLS);
        return;
      }
      if (round > BUSY_ROUNDS && !rested()) return;
    }
    LOG.debug("{} is fast after {} ms", code.name(), (System.nanoTime() - begin) / 1_000_000);
    code.isFast();
  }

  private static boolean rested() {
    try {
      Thread.sleep(2);
      return true;
    } catch (InterruptedException reason) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
