package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.training.data.LineFile;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShuffledLinesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 3, 1", "100, 7, 16", "100, 7, 40", "100, 100, 33", "100, 8, 1000", "97, 10, 50",
      "33, 64, 32"})
  void everyLine_isInOneBatchOfAnEpoch(int count, int batchSize, int buffer) throws IOException {
    ShuffledLines source = lines(numbered(count), batchSize, buffer, 1);
    assertThat(epoch(source, 0)).containsExactlyInAnyOrderElementsOf(range(count));
    assertThat(epoch(source, 3)).containsExactlyInAnyOrderElementsOf(range(count));
    assertThat(source.batches()).isEqualTo(Math.ceilDiv(count, batchSize));
  }

  @Test
  void theOrder_dependsOnSeedAndEpochAlone() throws IOException {
    Path file = numbered(200);
    ShuffledLines source = lines(file, 8, 64, 1);
    List<Integer> first = epoch(source, 0);
    assertThat(first).isNotEqualTo(range(200));
    assertThat(epoch(source, 1)).isNotEqualTo(first);
    assertThat(epoch(source, 0)).isEqualTo(first);
    assertThat(epoch(lines(file, 8, 64, 1), 0)).isEqualTo(first);
    assertThat(epoch(lines(file, 8, 64, 2), 0)).isNotEqualTo(first);
    ShuffledLines allAtOnce = lines(file, 8, 1000, 1);
    assertThat(epoch(allAtOnce, 1)).isNotEqualTo(epoch(allAtOnce, 0)).isEqualTo(epoch(lines(file, 8, 1000, 1), 1));
  }

  @Test
  void anyBatch_canBeAskedForWithoutThoseBeforeIt() throws IOException {
    Path file = numbered(100);
    ShuffledLines inOrder = lines(file, 7, 20, 1);
    for (int i = 0; i < inOrder.batches(); i++) {
      List<Integer> expected = values(inOrder.batch(2, i));
      assertThat(values(lines(file, 7, 20, 1).batch(2, i))).isEqualTo(expected);
    }
  }

  @Test
  void aBatch_hasLinesOfManyPlacesOfTheFile() throws IOException {
    List<Integer> values = values(lines(numbered(10_000), 32, 320, 1).batch(0, 0));
    assertThat(values.stream().map(value -> value / 20).distinct()).as("pieces of 20 lines").hasSizeGreaterThan(10);
  }

  @Test
  void theFingerprint_tellsFilesAndOrdersApart() throws IOException {
    Path file = numbered(50);
    String fingerprint = lines(file, 8, 16, 1).fingerprint();
    assertThat(lines(file, 8, 16, 1).fingerprint()).isEqualTo(fingerprint).contains("50 lines");
    assertThat(lines(file, 8, 17, 2).fingerprint()).isNotEqualTo(fingerprint);
    Files.writeString(file, Files.readString(file).replace("49", "48"));
    assertThat(lines(file, 8, 16, 1).fingerprint()).isNotEqualTo(fingerprint);
  }

  @Test
  void aTrainingThatWasStopped_goesOnWithTheSameLines_bitForBit() throws IOException {
    ShuffledLines train = lines(numbered(60), 4, 16, 1);
    SequenceModel whole = fit(train, folder.resolve("whole"), 0);
    Path own = folder.resolve("own");
    fit(lines(numbered(60), 4, 16, 1), own, 22);
    SequenceModel resumed = fit(lines(numbered(60), 4, 16, 1), own, 0);
    for (int p = 0; p < whole.parameters().all().size(); p++) {
      assertThat(resumed.parameters().all().get(p).values()).isEqualTo(whole.parameters().all().get(p).values());
    }
  }

  @Test
  void mistakes_areTold() throws IOException {
    Path file = numbered(5);
    assertThatThrownBy(() -> lines(file, 0, 16, 1)).hasMessageContaining("[RNN-OPTION-RANGE]");
    assertThatThrownBy(() -> lines(file, 4, 0, 1)).hasMessageContaining("buffer of 0");
    assertThatThrownBy(() -> ShuffledLines.of(file, 4, 16, 1, lines -> examples(lines.subList(1, 4))).batch(0, 0))
        .hasMessageContaining("[RNN-LINES-EXAMPLES] 4 lines became 3 examples");
  }

  private static SequenceModel fit(ShuffledLines train, Path own, int stop) {
    SequenceModel model = Tasks.tokens("gru", 100, 0.2, 1);
    Trainer trainer = Tasks.RNN.trainer(TrainerSettings.DEFAULT.withEpochs(3).withThreads(1))
        .checkpoints(Checkpoints.in(own).every(5, 0).resuming());
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update event) {
        if (event.update() == stop) trainer.stop();
      }
    }).fit(model, train);
    return model;
  }

  private Path numbered(int count) throws IOException {
    return Files.write(folder.resolve(count + ".txt"), range(count).stream().map(String::valueOf).toList());
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static ShuffledLines lines(Path file, int batchSize, int buffer, long seed) {
    return ShuffledLines.of(file, batchSize, buffer, seed, ShuffledLinesTest::examples);
  }

  private static Examples examples(List<LineFile.Line> lines) {
    float[][] numbers = new float[lines.size()][];
    int[] lengths = new int[lines.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new float[] {Float.parseFloat(lines.get(i).text())};
      lengths[i] = 1;
    }
    return Examples.of(numbers, numbers, lengths);
  }

  private static List<Integer> epoch(ShuffledLines source, int epoch) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < source.batches(); i++) all.addAll(values(source.batch(epoch, i)));
    return all;
  }

  private static List<Integer> values(Examples examples) {
    List<Integer> values = new ArrayList<>();
    for (float[] target : java.util.Objects.requireNonNull(examples.targets())) values.add((int) target[0]);
    return values;
  }
}
