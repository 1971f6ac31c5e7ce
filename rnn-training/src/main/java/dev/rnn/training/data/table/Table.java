package dev.rnn.training.data.table;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Rows of text under named columns. Columns become numbers or times when they are asked for, so that a column that
 * nobody reads may hold anything.
 *
 * @param source where it comes from, for errors
 * @param columns their names
 * @param rows each with as many fields as there are columns
 */
public record Table(String source, List<String> columns, List<Row> rows) {
  /**
   * A row.
   *
   * @param line where it starts in the source, from 1
   */
  public record Row(long line, List<String> fields) {}

  /**
   * A column of finite numbers.
   *
   * @throws RnnException {@code RNN-TABLE-COLUMN} if there is no such column; {@code RNN-TABLE-NUMBER} at text, NaN,
   *     infinity or nothing
   */
  public double[] numbers(String column) {
    int place = place(column);
    double[] numbers = new double[rows.size()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = number(rows.get(i), place);
    return numbers;
  }

  /**
   * A column of times, each later than the one before: ISO 8601 dates with or without time, or months.
   *
   * @throws RnnException {@code RNN-TABLE-COLUMN} if there is no such column; {@code RNN-TABLE-TIME} at other text;
   *     {@code RNN-TABLE-ORDER} where time does not go on, since parts of a series are cut by time
   */
  public List<LocalDateTime> times(String column) {
    int place = place(column);
    List<LocalDateTime> times = rows.stream().map(row -> time(row, place)).toList();
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i).isAfter(times.get(i - 1))) continue;
      throw RnnException.error("RNN-TABLE-ORDER", times.get(i) + " follows " + times.get(i - 1) + ".")
          .in(where(rows.get(i), place)).fix("sort the rows by time, oldest first, and keep one row for each time.")
          .build();
    }
    return times;
  }

  private int place(String column) {
    int place = columns.indexOf(column);
    if (place >= 0) return place;
    throw RnnException.error("RNN-TABLE-COLUMN", "there is no column '" + column + "'.").in(source)
        .detail(Nearest.hint(column, columns)).fix("use a name of the first row.").build();
  }

  private double number(Row row, int place) {
    String field = row.fields().get(place);
    try {
      double number = Double.parseDouble(field);
      if (Double.isFinite(number)) return number;
    } catch (NumberFormatException _) {
      // told below, with what is not finite
    }
    throw RnnException.error("RNN-TABLE-NUMBER", field.isEmpty() ? "a number is missing."
            : "'" + field + "' is no finite number.")
        .in(where(row, place)).detail("expected: a number such as 12.5, with a point")
        .fix("fill the gap or remove the row; a series has a number at every step.").build();
  }

  private LocalDateTime time(Row row, int place) {
    String field = row.fields().get(place);
    return TimeText.parse(field).orElseThrow(() -> RnnException
        .error("RNN-TABLE-TIME", "'" + field + "' is no time.").in(where(row, place))
        .detail("expected: 2026-11-23T15:00, 2026-11-23 15:00:00, 2026-11-23 or 2026-11")
        .fix("write times in one of these ways, or leave the column of times out.").build());
  }

  private String where(Row row, int place) {
    return source + ":" + row.line() + ", column '" + columns.get(place) + "'";
  }
}
