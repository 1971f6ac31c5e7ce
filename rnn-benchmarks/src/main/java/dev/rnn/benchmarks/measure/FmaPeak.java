package dev.rnn.benchmarks.measure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How many multiply-adds the processor does at this moment, in registers alone: a virtual core's speed depends on its
 * neighbours, so a fraction of a peak means something only when the peak was measured in the same minute.
 */
public final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int ACCUMULATORS = 12;
  private static final int ROUNDS = 60_000;
  private static final double OPERATIONS = 2.0 * ACCUMULATORS * ROUNDS * SPECIES.length();

  /** About a millisecond. */
  private static final int LOOPS = 8;

  /** About ten milliseconds: against that, the moment at which threads start does not count. */
  private static final int LOOPS_TOGETHER = 80;

  /** Kept, so that the loop is not optimised away. */
  private static final AtomicInteger SINK = new AtomicInteger();

  private FmaPeak() {}

  /** Lets the JIT compiler see the loop. */
  public static void warmUp() {
    for (int i = 0; i < 60; i++) loop(ROUNDS);
  }

  /** Operations a nanosecond (GFLOP/s) of this thread. */
  public static double ofOneThread(Clock clock) {
    Thread self = Thread.currentThread();
    long begin = clock.nanos(self);
    for (int k = 0; k < LOOPS; k++) loop(ROUNDS);
    return LOOPS * OPERATIONS / (clock.nanos(self) - begin);
  }

  /** Operations a nanosecond of several threads together. */
  public static double of(int threads) {
    CountDownLatch ready = new CountDownLatch(threads);
    CountDownLatch done = new CountDownLatch(threads);
    long[] begins = new long[threads];
    long[] ends = new long[threads];
    for (int i = 0; i < threads; i++) {
      int index = i;
      Thread.ofPlatform().daemon().start(() -> {
        for (int k = 0; k < LOOPS; k++) loop(ROUNDS); // a core that slept is slow at first
        ready.countDown();
        while (ready.getCount() > 0) Thread.onSpinWait();
        begins[index] = System.nanoTime();
        for (int k = 0; k < LOOPS_TOGETHER; k++) loop(ROUNDS);
        ends[index] = System.nanoTime();
        done.countDown();
      });
    }
    try {
      done.await();
    } catch (InterruptedException reason) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
    long begin = java.util.Arrays.stream(begins).min().orElseThrow();
    long end = java.util.Arrays.stream(ends).max().orElseThrow();
    return LOOPS_TOGETHER * OPERATIONS * threads / (end - begin);
  }

  /** Twelve chains hide the latency of a multiply-add on two ports; locals, so that they are registers. */
  private static void loop(int rounds) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector y = FloatVector.broadcast(SPECIES, 0.25f);
    FloatVector a0 = x;
    FloatVector a1 = x;
    FloatVector a2 = x;
    FloatVector a3 = x;
    FloatVector a4 = x;
    FloatVector a5 = x;
    FloatVector a6 = x;
    FloatVector a7 = x;
    FloatVector a8 = x;
    FloatVector a9 = x;
    FloatVector a10 = x;
    FloatVector a11 = x;
    for (int i = 0; i < rounds; i++) {
      a0 = a0.fma(x, y);
      a1 = a1.fma(x, y);
      a2 = a2.fma(x, y);
      a3 = a3.fma(x, y);
      a4 = a4.fma(x, y);
      a5 = a5.fma(x, y);
      a6 = a6.fma(x, y);
      a7 = a7.fma(x, y);
      a8 = a8.fma(x, y);
      a9 = a9.fma(x, y);
      a10 = a10.fma(x, y);
      a11 = a11.fma(x, y);
    }
    FloatVector sum = a0.add(a1).add(a2.add(a3)).add(a4.add(a5)).add(a6.add(a7)).add(a8.add(a9)).add(a10.add(a11));
    SINK.setPlain(Float.floatToRawIntBits(sum.lane(0)));
  }
}
