package dev.rnn.training.data.series;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.table.Table;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Numbers in the order of time, at even steps.
 *
 * @param name of what is measured
 * @param values oldest first
 * @param times of each number; empty where they are not known
 */
public record NumberSeries(String name, double[] values, List<LocalDateTime> times) {
  /** Checks that there is a time for each number, or for none. */
  public NumberSeries {
    if (!times.isEmpty() && times.size() != values.length) {
      throw RnnException.error("RNN-SERIES-TIMES", times.size() + " times and " + values.length + " numbers.")
          .fix("give a time for each number, or none.").build();
    }
  }

  /** A column of a table, and perhaps one with times. */
  public static NumberSeries of(Table table, String column, Optional<String> time) {
    return new NumberSeries(column, table.numbers(column), time.map(table::times).orElse(List.of()));
  }

  /** The number of steps. */
  public int length() {
    return values.length;
  }
}
