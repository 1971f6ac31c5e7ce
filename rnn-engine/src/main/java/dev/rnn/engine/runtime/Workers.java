package dev.rnn.engine.runtime;

import dev.rnn.engine.kernel.Scratch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads, the caller's among them, each with scratch memory of its own. What they compute never
 * depends on how many there are.
 */
public final class Workers implements AutoCloseable {
  private final Scratch[] scratch;
  private final @Nullable ExecutorService others;

  /** A part of some work. */
  @FunctionalInterface
  public interface Part {
    /** Does part {@code index} of as many as there are workers. */
    void run(Scratch scratch, int index);
  }

  /** A team of {@code threads}. */
  public Workers(int threads) {
    scratch = new Scratch[Math.max(1, threads)];
    for (int i = 0; i < scratch.length; i++) scratch[i] = new Scratch();
    others = scratch.length == 1 ? null : Executors.newFixedThreadPool(scratch.length - 1,
        Thread.ofPlatform().daemon().name("rnn-worker-", 0).factory());
  }

  /** How many there are. */
  public int count() {
    return scratch.length;
  }

  /** Runs all parts and waits for them. */
  public void run(Part part) {
    if (others == null) {
      part.run(scratch[0], 0);
      return;
    }
    Future<?>[] running = new Future<?>[scratch.length - 1];
    for (int i = 1; i < scratch.length; i++) {
      int index = i;
      running[i - 1] = others.submit(() -> part.run(scratch[index], index));
    }
    RuntimeException failure = null;
    try {
      part.run(scratch[0], 0);
    } catch (RuntimeException reason) {
      failure = reason;
    }
    for (Future<?> future : running) failure = await(future, failure);
    if (failure != null) throw failure;
  }

  /** Runs work that is too small to share. */
  public void alone(Part part) {
    part.run(scratch[0], 0);
  }

  private static @Nullable RuntimeException await(Future<?> future, @Nullable RuntimeException failure) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return failure;
        } catch (InterruptedException reason) {
          interrupted = true; // the others still write to shared memory: wait, and tell later
        } catch (java.util.concurrent.ExecutionException reason) {
          if (reason.getCause() instanceof Error error) throw error;
          return failure != null ? failure : reason.getCause() instanceof RuntimeException known ? known
              : new IllegalStateException(reason.getCause());
        }
      }
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (others != null) others.shutdownNow();
  }
}
