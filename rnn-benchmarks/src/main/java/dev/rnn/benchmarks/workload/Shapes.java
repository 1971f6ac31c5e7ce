package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import java.util.Arrays;
import java.util.List;

/** The sizes that layers are measured at: B, T and I = H. */
final class Shapes {
  private static final int[][] SEVEN = {
      {16, 32, 64}, {32, 64, 128}, {64, 35, 200}, {32, 64, 256}, {64, 64, 512}, {20, 35, 650}, {128, 50, 1024}};

  private static final List<String> CELLS = List.of("lstm", "gru", "vanilla");

  private Shapes() {}

  /** Three cells at seven sizes. */
  static List<Case> all(String workload) {
    return CELLS.stream().flatMap(cell -> Arrays.stream(SEVEN).map(s -> of(workload, cell, s[0], s[1], s[2]))).toList();
  }

  static Case of(String workload, String cell, int batch, int steps, int hidden) {
    return new Case(workload, cell, batch, steps, hidden, hidden);
  }
}
