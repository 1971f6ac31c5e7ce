package dev.rnn.benchmarks.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a case.
 *
 * @param sides ours first
 * @param peak GFLOP/s of one thread's multiply-adds in registers, in the same run
 * @param peakTogether of all threads together
 * @param pairs samples of each
 */
public record Result(Case of, List<Side> sides, double peak, double peakTogether, int pairs) {
  /**
   * A contestant's figures.
   *
   * @param milliseconds of a step
   * @param ratio its time / our time, in pairs
   * @param agreement with ours; null of ours
   */
  public record Side(String name, String version, int threads, double floatingOperations, Quartiles milliseconds,
      Quartiles ratio, @Nullable Agreement agreement) {
    /** GFLOP/s of the median. */
    public double speed() {
      return floatingOperations / milliseconds.median() * 1e-6;
    }
  }

  /** Ours. */
  public Side ours() {
    return sides.getFirst();
  }

  /** The part of the peak that a side reaches with the threads that it has. */
  public double fractionOfPeak(Side side) {
    return side.speed() / (side.threads() > 1 ? peakTogether : peak);
  }
}
