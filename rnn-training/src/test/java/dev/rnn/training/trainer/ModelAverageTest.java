package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.SequenceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelAverageTest {
  private static final ExampleSource TRAIN = Resumable.windows(10, 1);
  private static final ExampleSource VALIDATION = Resumable.windows(2, 1000);

  @TempDir Path folder;

  @Test
  void last_isTheMeanOfTheModelsAfterEpochsAndAfterEveryFewUpdates() {
    SequenceModel model = train(checkpoints(folder), 0);
    List<Path> files = ModelAverage.last(model, checkpoints(folder), 3);
    assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly(
        "model-000000000036.safetensors", "model-000000000039.safetensors", "model-000000000040.safetensors");
    assertMean(model, files);
  }

  @Test
  void best_isTheMeanOfTheBestModels_andTheirLossesAreTheLowest() {
    SequenceModel model = train(checkpoints(folder), 0);
    double best = loss(model);
    List<Path> files = ModelAverage.best(model, checkpoints(folder), 2);
    assertThat(files).hasSize(2).allMatch(file -> file.getFileName().toString().startsWith("best-"));
    assertThat(loss(Tasks.RNN.load(files.getLast()))).isEqualTo(best);
    assertMean(model, files);
  }

  @Test
  void aTrainingThatWasInterrupted_hasTheSameMean_bitForBit() {
    SequenceModel whole = train(checkpoints(folder.resolve("whole")), 0);
    ModelAverage.last(whole, checkpoints(folder.resolve("whole")), 4);
    for (int stop : new int[] {30, 37, 38, 39}) {
      Checkpoints own = checkpoints(folder.resolve("after" + stop));
      train(own, stop);
      SequenceModel resumed = train(own, 0);
      ModelAverage.last(resumed, own, 4);
      assertThat(values(resumed)).as("stopped after " + stop).isDeepEqualTo(values(whole));
    }
  }

  @Test
  void withAMovingAverage_itsModelsAreAveraged() {
    SequenceModel model = Resumable.model();
    Tasks.RNN.trainer(Resumable.SETTINGS.withAveraging(0.9)).checkpoints(checkpoints(folder)).fit(model, TRAIN);
    float[][] moving = values(model);
    assertThat(ModelAverage.last(model, checkpoints(folder), 1)).hasSize(1);
    assertThat(values(model)).isDeepEqualTo(moving);
  }

  @Test
  void fewerModelsThanAskedFor_areAllAveraged_andNoneIsAnError() {
    Checkpoints kept = checkpoints(folder);
    SequenceModel model = train(kept, 0);
    assertThat(ModelAverage.last(model, kept, 100)).hasSize(4);
    assertThatThrownBy(() -> ModelAverage.last(model, Checkpoints.in(folder.resolve("empty")), 2))
        .hasMessageContaining("[RNN-AVERAGE-EMPTY]").hasMessageContaining("keepingModels(2)");
    assertThatThrownBy(() -> ModelAverage.best(model, kept, 0)).hasMessageContaining("[RNN-OPTION-RANGE]");
  }

  @Test
  void modelsOfAnotherTraining_areRefused_andTheModelStaysAsItWas() {
    train(checkpoints(folder), 0);
    SequenceModel other = Tasks.tokens("gru", 7, 0.2, 1);
    float[][] before = values(other);
    assertThatThrownBy(() -> ModelAverage.last(other, checkpoints(folder), 2))
        .hasMessageContaining("[RNN-AVERAGE-MODEL]").hasMessageContaining("is of another model");
    assertThat(values(other)).isDeepEqualTo(before);
  }

  private static Checkpoints checkpoints(Path own) {
    return Checkpoints.in(own).every(3, 0).keeping(2, 2).keepingModels(4).resuming();
  }

  /** Stopped after an update; 0: trained to the end. */
  private static SequenceModel train(Checkpoints checkpoints, int stop) {
    SequenceModel model = Resumable.model();
    Trainer trainer = Tasks.RNN.trainer(Resumable.SETTINGS.withPatience(0)).checkpoints(checkpoints);
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update event) {
        if (event.update() == stop) trainer.stop();
      }
    }).fit(model, TRAIN, VALIDATION);
    return model;
  }

  private static double loss(SequenceModel model) {
    try (Workers alone = new Workers(1)) {
      return Evaluation.of(model, VALIDATION, alone).loss();
    }
  }

  private static void assertMean(SequenceModel model, List<Path> files) {
    float[][] mean = values(model);
    List<float[][]> all = files.stream().map(Tasks.RNN::load).map(ModelAverageTest::values).toList();
    assertThat(all.getFirst()[0]).isNotEqualTo(all.getLast()[0]);
    for (int p = 0; p < mean.length; p++) {
      for (int i = 0; i < mean[p].length; i++) {
        int parameter = p;
        int index = i;
        double expected = IntStream.range(0, all.size()).mapToDouble(f -> all.get(f)[parameter][index]).average()
            .orElseThrow();
        assertThat((double) mean[p][i]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  private static float[][] values(SequenceModel model) {
    return model.parameters().all().stream().map(p -> p.values().clone()).toArray(float[][]::new);
  }
}
