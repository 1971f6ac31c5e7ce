package dev.rnn.engine.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Speeds of some works, and of the {@linkplain #obvious obvious loop}, in GF/s: the best of windows that take turns.
 * Time is the processor time of this thread, so that other programs on the machine slow down none of them, or all
 * alike.
 */
public final class Speeds {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double WINDOW_OPERATIONS = 400e6;

  /** The first ones warm up. */
  private static final int WINDOWS = 8;

  /**
   * More windows, until all works are as fast as they must be: the JIT compiler waits for its turn too. It gets about
   * as much as this thread, so that this is processor time as well.
   */
  private static final long PATIENCE = 20_000_000_000L;

  private static final float[] ONES = new float[1000];

  static {
    Arrays.fill(ONES, 1);
  }

  private final double[] best;
  private double obvious;

  private Speeds(int works) {
    best = new double[works];
  }

  /**
   * Measures.
   *
   * @param floor times the speed of the obvious loop is what the works must reach
   * @param operations of each work
   */
  public static Speeds of(double floor, double operations, Runnable... works) {
    Speeds speeds = new Speeds(works.length);
    long begin = now();
    for (int window = 0; window < WINDOWS || speeds.isBelow(floor) && now() - begin < PATIENCE; window++) {
      speeds.obvious = Math.max(speeds.obvious, window(2.0 * ONES.length, Speeds::obvious));
      for (int i = 0; i < works.length; i++) {
        speeds.best[i] = Math.max(speeds.best[i], window(operations, works[i]));
      }
    }
    return speeds;
  }

  /** The speed of a work. */
  public double of(int work) {
    return best[work];
  }

  /** How many times as fast as the obvious loop a work is. */
  public double ratio(int work) {
    return best[work] / obvious;
  }

  /** The processor time that this thread has had, in nanoseconds. */
  public static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private boolean isBelow(double floor) {
    return Arrays.stream(best).anyMatch(speed -> speed < floor * obvious);
  }

  private static double window(double operations, Runnable work) {
    int repeats = (int) Math.max(1, WINDOW_OPERATIONS / operations);
    long begin = now();
    for (int i = 0; i < repeats; i++) work.run();
    long time = now() - begin;
    return time > 0 ? operations * repeats / time : 0; // some clocks tick rarely
  }

  /** A sum of products, one after the other: Java allows no other order, so that it is never computed in vectors. */
  private static void obvious() {
    float sum = 0;
    for (float x : ONES) sum += x * x;
    if (sum != ONES.length) throw new AssertionError(sum);
  }
}
