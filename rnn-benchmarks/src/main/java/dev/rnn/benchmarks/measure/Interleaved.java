package dev.rnn.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** Times contestants in turn, A B A B …, each warm, with the peak of the moment in between. */
public final class Interleaved {
  /** A sample of a short step is many of them, so that the clock's own steps do not matter. */
  private static final double SAMPLE_NANOS = 1e7;

  /** Steps over a second: fewer pairs will do. */
  private static final double LONG_NANOS = 1e9;

  private static final int LONG_PAIRS = 7;

  private final Clock clock;
  private final int pairs;
  private final double warmUpSeconds;

  /**
   * How to measure.
   *
   * @param pairs samples of each contestant, fewer for steps over a second
   * @param warmUpSeconds of each before
   */
  public Interleaved(Clock clock, int pairs, double warmUpSeconds) {
    this.clock = clock;
    this.pairs = pairs;
    this.warmUpSeconds = warmUpSeconds;
  }

  /** Measures; the first contestant is ours. */
  public Result measure(Case of, List<Contestant> contestants, List<Agreement> agreements) {
    int[] repetitions = new int[contestants.size()];
    double longest = 0;
    for (int c = 0; c < repetitions.length; c++) {
      double nanos = warmUp(contestants.get(c).step());
      longest = Math.max(longest, nanos);
      repetitions[c] = (int) Math.max(1, Math.ceil(SAMPLE_NANOS / nanos));
    }
    int rounds = longest > LONG_NANOS ? Math.min(pairs, LONG_PAIRS) : pairs;
    int threads = contestants.stream().mapToInt(Contestant::threads).max().orElse(1);
    List<double[]> times = new ArrayList<>();
    for (int c = 0; c < repetitions.length; c++) times.add(new double[rounds]);
    double[] peak = new double[rounds];
    double[] together = new double[rounds];
    for (int r = 0; r < rounds; r++) {
      for (int c = 0; c < repetitions.length; c++) {
        times.get(c)[r] = sample(contestants.get(c).step(), repetitions[c]) * 1e-6;
      }
      peak[r] = FmaPeak.ofOneThread(clock);
      together[r] = threads > 1 ? FmaPeak.of(threads) : peak[r];
    }
    List<Result.Side> sides = new ArrayList<>();
    for (int c = 0; c < repetitions.length; c++) {
      Contestant one = contestants.get(c);
      sides.add(new Result.Side(one.name(), one.version(), one.threads(), one.floatingOperations(),
          Quartiles.of(times.get(c)), Quartiles.ofRatios(times.get(c), times.getFirst()),
          c == 0 ? null : agreements.get(c - 1)));
    }
    return new Result(of, sides, Quartiles.of(peak).median(), Quartiles.of(together).median(), rounds);
  }

  /** Runs for a while; nanoseconds of the last run. */
  private double warmUp(Step step) {
    long end = System.nanoTime() + (long) (warmUpSeconds * 1e9);
    double last;
    int runs = 0;
    do {
      last = sample(step, 1);
      runs++;
    } while (System.nanoTime() < end || (runs < 3 && last < LONG_NANOS));
    return last;
  }

  /** Nanoseconds of one run, on the average of several. */
  private double sample(Step step, int repetitions) {
    Thread worker = step.thread();
    long begin = clock.nanos(worker);
    for (int i = 0; i < repetitions; i++) step.run();
    return Math.max(1.0, (double) (clock.nanos(worker) - begin) / repetitions);
  }
}
