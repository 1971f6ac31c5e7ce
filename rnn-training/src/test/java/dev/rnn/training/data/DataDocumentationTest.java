package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.training.data.archive.DelimitedSeries;
import dev.rnn.training.data.archive.LabelledSeries;
import dev.rnn.training.data.archive.SeriesClasses;
import dev.rnn.training.data.archive.SeriesFiles;
import dev.rnn.training.data.series.NumberSeries;
import dev.rnn.training.data.series.SeriesExamples;
import dev.rnn.training.data.series.TimeSplit;
import dev.rnn.training.data.series.Windows;
import dev.rnn.training.data.table.CsvFile;
import dev.rnn.training.data.table.Table;
import dev.rnn.training.data.text.TaggedSentence;
import dev.rnn.training.data.text.TaggedText;
import dev.rnn.training.metric.classification.ConfusionMatrix;
import dev.rnn.training.metric.classification.RocCurve;
import dev.rnn.training.metric.classification.SpanScores;
import dev.rnn.training.model.Examples;
import dev.rnn.training.trainer.ShuffledLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/data.md shows. */
class DataDocumentationTest {
  @TempDir Path folder;

  @Test
  void a_column_becomes_windows() throws IOException {
    Path file = folder.resolve("passengers.csv");
    Files.write(file, IntStream.range(-1, 144).mapToObj(t -> t < 0 ? "Month,Passengers"
        : String.format("%d-%02d,%d", 1949 + t / 12, 1 + t % 12, 100 + t)).toList());
    Table table = CsvFile.read(file);
    NumberSeries passengers = NumberSeries.of(table, "Passengers", Optional.of("Month"));
    TimeSplit split = TimeSplit.last(passengers, 12, 24);
    SeriesExamples made = SeriesExamples.fit(passengers, split, new Windows(36, 12, 1), 12, true, "standard");
    Examples train = made.examples(made.origins("training", 0, split.trainEnd()));
    Examples test = made.examples(made.origins("test", split.validationEnd(), split.testEnd()));
    assertThat(train.size()).isEqualTo(108 - 48 - 12 + 1);
    assertThat(test.size()).isEqualTo(13);
  }

  @Test
  void a_file_larger_than_memory_becomes_shuffled_batches() throws IOException {
    Path file = Files.writeString(folder.resolve("large.txt"), "1 2 3\n4 5\n6\n");
    Function<List<LineFile.Line>, Examples> parser = lines -> {
      float[][] numbers = lines.stream().map(LineFile.Line::text).map(DataDocumentationTest::numbers)
          .toArray(float[][]::new);
      return Examples.of(numbers, numbers, Stream.of(numbers).mapToInt(n -> n.length).toArray());
    };
    ShuffledLines train = ShuffledLines.of(file, 32, 100_000, 1, parser);
    assertThat(train.batches()).isEqualTo(1);
    assertThat(train.batch(0, 0).lengths()).containsExactlyInAnyOrder(1, 2, 3);
  }

  private static float[] numbers(String line) {
    float[] numbers = new float[line.split(" ").length];
    for (int i = 0; i < numbers.length; i++) numbers[i] = Float.parseFloat(line.split(" ")[i]);
    return numbers;
  }

  @Test
  void archives_become_examples() throws IOException {
    Path trainFile = Files.writeString(folder.resolve("train.csv"), "1,2,3,4,up\n4,3,2,1,down\n");
    Path testFile = trainFile;
    DelimitedSeries rows = new DelimitedSeries(2, false);
    List<LabelledSeries> training = SeriesFiles.read(trainFile, rows);
    SeriesClasses classes = SeriesClasses.fit(training);
    Examples train = classes.examples(training);
    Examples test = classes.examples(SeriesFiles.read(testFile, rows));
    assertThat(train.size()).isEqualTo(test.size());
  }

  @Test
  void tagged_text_gives_figures_of_spans() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "Ada NNP B-PER\nin IN O\nNew NNP B-LOC\nYork NNP I-LOC\n");
    Function<List<String>, List<String>> tagger = _ -> List.of("B-PER", "O", "B-LOC", "O");
    List<TaggedSentence> sentences = TaggedText.columns(file, 1, 3);
    SpanScores spans = new SpanScores();
    for (TaggedSentence sentence : sentences) spans.add(sentence.tags(), tagger.apply(sentence.words()));
    double f1 = spans.all().f1();
    double places = spans.types().get("LOC").recall();
    assertThat(f1).isEqualTo(0.5);
    assertThat(places).isZero();
  }

  @Test
  void answers_give_figures_of_classes() {
    int[] expected = {0, 0, 1, 1};
    int[] found = {0, 1, 1, 1};
    double[] scores = {0.1, 0.6, 0.6, 0.9};
    boolean[] positive = {false, false, true, true};
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("no", "yes"));
    for (int i = 0; i < expected.length; i++) matrix.add(expected[i], found[i]);
    double precision = matrix.of(1).precision();
    double macro = matrix.macroF1();
    String table = matrix.toString();
    double area = RocCurve.area(scores, positive);
    assertThat(precision).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(macro).isCloseTo((2.0 / 3 + 0.8) / 2, within(1e-12));
    assertThat(table).contains("yes");
    assertThat(area).isEqualTo(0.875);
  }
}
