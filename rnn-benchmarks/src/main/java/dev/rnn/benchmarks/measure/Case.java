package dev.rnn.benchmarks.measure;

import java.util.Locale;

/**
 * A row of a workload's table.
 *
 * @param cell such as {@code lstm}
 * @param batch B, the number of sequences
 * @param steps T, the length of the longest
 * @param input I, the size of x
 * @param hidden H
 */
public record Case(String workload, String cell, int batch, int steps, int input, int hidden) {
  /** For people. */
  public String label() {
    return String.format(Locale.ROOT, "%s %s B=%d T=%d I=%d H=%d", workload, cell, batch, steps, input, hidden);
  }
}
