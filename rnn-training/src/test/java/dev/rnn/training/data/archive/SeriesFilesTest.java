package dev.rnn.training.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of labelled series, and every mistake in them told with file and line. */
class SeriesFilesTest {
  private static final DelimitedSeries LAST = new DelimitedSeries(1, false);
  private static final String TWO = "# a comment\n@problemName two\n@timeStamps false\n@univariate false\n"
      + "@dimensions 2\n@classLabel true up down\n@data\n";

  @TempDir Path folder;

  @Test
  void ts_channels_stand_together_at_each_step_and_lengths_may_differ() throws IOException {
    List<LabelledSeries> all = read("two.ts", TWO + "1,2,3:7,8,9:up\n4:5:down\n", LAST);
    assertThat(all).extracting(LabelledSeries::label).containsExactly("up", "down");
    assertThat(all).extracting(LabelledSeries::length).containsExactly(3, 1);
    assertThat(all.getFirst().values()).containsExactly(1, 7, 2, 8, 3, 9);
    assertThat(all.getFirst().channels()).isEqualTo(2);
  }

  @Test
  void rows_have_their_class_last_or_first_and_several_numbers_a_step() throws IOException {
    LabelledSeries last = read("a.csv", " 47, 100, 27,81, 8\n", new DelimitedSeries(2, false)).getFirst();
    assertThat(last.label()).isEqualTo("8");
    assertThat(last.length()).isEqualTo(2);
    assertThat(last.values()).containsExactly(47, 100, 27, 81);
    LabelledSeries first = read("a.tsv", "8\t1\t2\n", new DelimitedSeries(1, true)).getFirst();
    assertThat(first.label()).isEqualTo("8");
    assertThat(first.values()).containsExactly(1, 2);
  }

  @Test
  void images_are_read_row_by_row_with_the_classes_beside_them() throws IOException {
    Files.write(folder.resolve("t-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
    Path images = Files.write(folder.resolve("t-images-idx3-ubyte"),
        new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, -1, 0, 0, 0});
    LabelledSeries image = SeriesFiles.read(images, LAST).getFirst();
    assertThat(image.label()).isEqualTo("7");
    assertThat(image.length()).isEqualTo(2);
    assertThat(image.values()).containsExactly(0, 0.2f, 1, 0, 0, 0);
  }

  @Test
  void images_that_end_early_or_have_no_classes_are_told() throws IOException {
    Path images = Files.write(folder.resolve("t-images-idx3-ubyte"),
        new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51});
    assertThatThrownBy(() -> SeriesFiles.read(images, LAST)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SERIES-LABELS").hasMessageContaining("t-labels-idx1-ubyte");
    Files.write(folder.resolve("t-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
    assertThatThrownBy(() -> SeriesFiles.read(images, LAST)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SERIES-DAMAGED").hasMessageContaining("end early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2:up\n", "1:2:3:up\n"})
  void another_number_of_channels_is_told(String line) {
    mistake(TWO + line).hasMessageContaining("RNN-SERIES-CHANNELS").hasMessageContaining("two.ts:8")
        .hasMessageContaining("not 2");
  }

  @Test
  void channels_of_different_lengths_are_told() {
    mistake(TWO + "1,2:3:up\n").hasMessageContaining("RNN-SERIES-RAGGED").hasMessageContaining("two.ts:8")
        .hasMessageContaining("channel 2 has 1 steps, the first one 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "?", "x", "Infinity", ""})
  void what_is_no_number_is_told_with_line_channel_and_step(String field) {
    mistake(TWO + "1,2:3,4:up\n1,2:3," + field + ":down\n").hasMessageContaining("RNN-SERIES-NUMBER")
        .hasMessageContaining("two.ts:9, channel 2, step 2");
  }

  @Test
  void a_class_that_is_not_declared_and_a_file_without_series_are_told() {
    mistake(TWO + "1:2:left\n").hasMessageContaining("RNN-SERIES-LABEL").hasMessageContaining("up, down");
    mistake(TWO).hasMessageContaining("RNN-SERIES-EMPTY");
    mistake("@timeStamps true\n@data\n").hasMessageContaining("RNN-SERIES-FORMAT").hasMessageContaining("two.ts:1");
    mistake("@dimensions many\n@data\n").hasMessageContaining("RNN-SERIES-FORMAT");
    mistake("@classLabel false\n@data\n").hasMessageContaining("RNN-SERIES-FORMAT");
  }

  @Test
  void rows_that_are_ragged_or_do_not_fill_their_steps_are_told() {
    assertThatThrownBy(() -> read("a.csv", "1,2,a\n1,b\n", LAST)).hasMessageContaining("RNN-SERIES-RAGGED")
        .hasMessageContaining("a.csv:2");
    assertThatThrownBy(() -> read("a.csv", "1,2,3,a\n", new DelimitedSeries(2, false)))
        .hasMessageContaining("RNN-SERIES-CHANNELS").hasMessageContaining("3 numbers");
    assertThatThrownBy(() -> read("a.csv", "1,x,a\n", LAST)).hasMessageContaining("RNN-SERIES-NUMBER")
        .hasMessageContaining("a.csv:1, field 2");
  }

  @Test
  void channels_are_scaled_by_the_training_series_alone_and_classes_numbered_by_name() {
    SeriesClasses classes = SeriesClasses.fit(List.of(series("up", 1, 10), series("down", 3, 10)));
    assertThat(classes.labels()).containsExactly("down", "up");
    Examples others = classes.examples(List.of(series("up", 2, 12), series("down", 5, 10)));
    assertThat(others.targets()[0]).containsExactly(1);
    assertThat(others.inputs()[0]).containsExactly(new float[] {0, 2}, within(1e-6f));
    assertThat(others.inputs()[1]).containsExactly(new float[] {3, 0}, within(1e-6f));
  }

  @Test
  void a_class_without_examples_other_channels_one_class_and_no_series_are_told() {
    SeriesClasses classes = SeriesClasses.fit(List.of(series("up", 1, 10), series("down", 3, 10)));
    assertThatThrownBy(() -> classes.examples(List.of(series("left", 1, 2)))).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SERIES-CLASS").hasMessageContaining("'left'").hasMessageContaining("down, up");
    assertThatThrownBy(() -> classes.examples(List.of(new LabelledSeries("up", new float[3], 3))))
        .hasMessageContaining("RNN-SERIES-CHANNELS");
    assertThatThrownBy(() -> SeriesClasses.fit(List.of(series("up", 1, 2)))).hasMessageContaining("RNN-SERIES-CLASSES");
    assertThatThrownBy(() -> SeriesClasses.fit(List.of())).hasMessageContaining("RNN-SPLIT-EMPTY");
  }

  private static LabelledSeries series(String label, float... values) {
    return new LabelledSeries(label, values, 2);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> mistake(String text) {
    return assertThatThrownBy(() -> read("two.ts", text, LAST)).isInstanceOf(RnnException.class);
  }

  private List<LabelledSeries> read(String name, String text, DelimitedSeries rows) throws IOException {
    return SeriesFiles.read(Files.writeString(folder.resolve(name), text), rows);
  }
}
