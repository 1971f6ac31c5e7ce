package dev.rnn.training.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as people have it, and every mistake told with file, line and column. */
class CsvFileTest {
  @TempDir Path folder;

  @Test
  void columns_are_read_by_name() throws IOException {
    Table table = read("\"Month\",Passengers\r\n\"1949-01\",112\r\n\"1949-02\", 118.5 \r\n");
    assertThat(table.columns()).containsExactly("Month", "Passengers");
    assertThat(table.numbers("Passengers")).containsExactly(112, 118.5);
    assertThat(table.times("Month"))
        .containsExactly(LocalDateTime.of(1949, 1, 1, 0, 0), LocalDateTime.of(1949, 2, 1, 0, 0));
  }

  @Test
  void quotes_hold_separators_and_line_ends_and_empty_lines_are_left_out() throws IOException {
    Table table = read("a,b\n\n\"x, \"\"y\"\"\nz\",1\n\nw,2\n");
    assertThat(table.rows()).extracting(row -> row.fields().getFirst()).containsExactly("x, \"y\"\nz", "w");
    assertThat(table.rows()).extracting(Table.Row::line).containsExactly(3L, 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void the_separator_is_seen_in_the_first_row(String separator) throws IOException {
    assertThat(read("a" + separator + "b\n1" + separator + "2\n").numbers("b")).containsExactly(2);
  }

  @Test
  void a_gzipped_file_is_unpacked() throws IOException {
    Path file = folder.resolve("data.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\n7\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CsvFile.read(file).numbers("a")).containsExactly(7);
  }

  @Test
  void times_may_have_hours() throws IOException {
    assertThat(read("t\n2016-07-01 00:00:00\n2016-07-01T01:30\n2016-07-02\n").times("t"))
        .containsExactly(LocalDateTime.of(2016, 7, 1, 0, 0), LocalDateTime.of(2016, 7, 1, 1, 30),
            LocalDateTime.of(2016, 7, 2, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n3\n", "a,b\n1,2\n3,4,5\n"})
  void a_ragged_row_is_told_with_its_line(String text) {
    mistake(text, "a").hasMessageContaining("RNN-TABLE-RAGGED").hasMessageContaining("data.csv:3")
        .hasMessageContaining("the first row 2").hasMessageContaining("a, b");
  }

  @Test
  void two_columns_of_one_name_are_told() {
    mistake("a,b,a\n1,2,3\n", "a").hasMessageContaining("RNN-TABLE-DUPLICATE").hasMessageContaining("columns 1 and 3")
        .hasMessageContaining("'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "NA", "cold", "Infinity", "1,5", ""})
  void what_is_no_number_is_told_with_line_and_column(String field) {
    mistake("t;temperature\nx;1\ny;" + field + "\n", "temperature").hasMessageContaining("RNN-TABLE-NUMBER")
        .hasMessageContaining("data.csv:3, column 'temperature'")
        .hasMessageContaining(field.isEmpty() ? "missing" : "'" + field + "'");
  }

  @Test
  void an_unknown_column_lists_those_that_there_are() {
    mistake("Month,Passengers\n1,2\n", "passengers").hasMessageContaining("RNN-TABLE-COLUMN")
        .hasMessageContaining("Passengers");
  }

  @Test
  void a_table_without_rows_and_a_quote_without_its_end_are_told() {
    mistake("a,b\n", "a").hasMessageContaining("RNN-TABLE-EMPTY");
    mistake("a,b\n\"1,2\n", "a").hasMessageContaining("RNN-TABLE-QUOTES").hasMessageContaining("Fix:");
  }

  @Test
  void times_that_are_none_or_do_not_go_on_are_told() {
    assertThatThrownBy(() -> read("t\n2020-01\nsoon\n").times("t")).hasMessageContaining("RNN-TABLE-TIME")
        .hasMessageContaining("data.csv:3, column 't'");
    assertThatThrownBy(() -> read("t\n2020-02\n2020-01\n").times("t")).hasMessageContaining("RNN-TABLE-ORDER")
        .hasMessageContaining("data.csv:3");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> mistake(String text, String column) {
    return assertThatThrownBy(() -> read(text).numbers(column)).isInstanceOf(RnnException.class);
  }

  private Table read(String text) throws IOException {
    return CsvFile.read(Files.writeString(folder.resolve("data.csv"), text));
  }
}
