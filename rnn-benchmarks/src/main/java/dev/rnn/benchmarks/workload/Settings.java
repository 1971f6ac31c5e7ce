package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import java.util.List;

/**
 * How to measure.
 *
 * @param threads that every side computes with
 * @param pairs samples of each side
 * @param warmUpSeconds of each side before
 * @param wall whether the wall clock counts also with one thread
 * @param memory whether the memory of the whole models is measured instead of their time
 * @param cells only these; empty: all
 * @param hiddenSizes only these; empty: all
 */
public record Settings(int threads, int pairs, double warmUpSeconds, boolean wall, boolean memory, List<String> cells,
    List<Integer> hiddenSizes) {
  /** Whether a case is asked for. */
  public boolean wants(Case one) {
    return (cells.isEmpty() || cells.contains(one.cell()))
        && (hiddenSizes.isEmpty() || hiddenSizes.contains(one.hidden()));
  }
}
