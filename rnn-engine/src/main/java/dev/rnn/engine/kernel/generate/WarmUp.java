package dev.rnn.engine.kernel.generate;

import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs routines on made-up numbers until the JIT compiler has made them fast, on one thread in the background that
 * goes when there is nothing to do. Code of the Vector API that is not compiled yet is a hundred times slower than
 * plain loops: that is how the two are told apart.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int VECTORS = 8; // of a row
  private static final int ROWS = 2;
  private static final int CALLS = 50; // in a round

  /** A vector operation that takes longer has not been compiled. */
  private static final double FAST_NANOS = 1;

  /** What a call and its rows may take besides. */
  private static final double CALL_NANOS = 400;

  /** Rounds that must be fast: the first one may have been interrupted by a better version. */
  private static final int FAST_ROUNDS = 5;

  /** Rounds before the thread gives way to the compiler between two of them: its queue may be long. */
  private static final int BUSY_ROUNDS = 200;

  private static final long GIVE_UP_NANOS = 20_000_000_000L;

  private static final ThreadPoolExecutor THREAD = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("rnn-warm-up").factory());

  static {
    THREAD.allowCoreThreadTimeOut(true);
  }

  private WarmUp() {}

  /** Makes a candidate fast some time. */
  static void ask(Candidate candidate) {
    THREAD.execute(() -> {
      try {
        warm(candidate);
      } catch (RuntimeException | Error reason) { // the plain loops go on
        LOG.warn("no generated code for a group: {}", reason.toString(), reason);
      }
    });
  }

  private static void warm(Candidate candidate) {
    Formula formula = candidate.formula();
    Routine routine = candidate.cold();
    int width = VECTORS * Vectors.lanes();
    float[][] arrays = new float[formula.arguments().max().orElse(-1) + 1][];
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = new float[ROWS * width];
      Arrays.fill(arrays[k], 0.5f);
    }
    int[] at = new int[arrays.length];
    int[] step = new int[arrays.length];
    Arrays.fill(step, width);
    double limit = CALL_NANOS + FAST_NANOS * formula.cost() * VECTORS * ROWS;
    long begin = System.nanoTime();
    int fast = 0;
    for (int round = 0; fast < FAST_ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) routine.run(arrays, at, step, ROWS, width);
      long end = System.nanoTime();
      fast = (end - start) / (double) CALLS < limit ? fast + 1 : 0;
      if (end - begin > GIVE_UP_NANOS) {
        LOG.debug("{} stays interpreted: {} ns a call", candidate.name(), (end - start) / CALLS);
        return;
      }
      if (round > BUSY_ROUNDS && !rested()) return;
    }
    LOG.debug("{} is fast after {} ms", candidate.name(), (System.nanoTime() - begin) / 1_000_000);
    candidate.isFast(routine);
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
