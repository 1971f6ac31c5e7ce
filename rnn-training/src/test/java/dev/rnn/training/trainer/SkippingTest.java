package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates that are not finite are left out, where the settings allow it. */
class SkippingTest {
  private static final TrainerSettings SETTINGS = TrainerSettings.DEFAULT.withThreads(1);

  @TempDir Path folder;

  /** Six batches, of which some have targets so large that their square is infinite. */
  private static ExampleSource source(Integer... bad) {
    List<Integer> places = Arrays.asList(bad);
    return new ExampleSource() {
      @Override
      public int batches() {
        return 6;
      }

      @Override
      public Examples batch(int epoch, int index) {
        Examples examples = Tasks.means(4, index);
        if (places.contains(index)) examples.targets()[0][0] = 1e30f;
        return examples;
      }
    };
  }

  @Test
  void oneBadBatch_isLeftOutAndReported_andTrainingGoesOn() {
    List<TrainingListener.Skipped> heard = new ArrayList<>();
    SequenceModel model = Tasks.numbers(1);
    TrainingResult result = Tasks.RNN.trainer(SETTINGS.withSkips(1)).listen(new TrainingListener() {
      @Override
      public void skipped(Skipped skipped) {
        heard.add(skipped);
      }
    }).fit(model, source(1, 4));
    assertThat(result.updates()).isEqualTo(4);
    assertThat(result.skipped()).isEqualTo(2);
    assertThat(heard).extracting(TrainingListener.Skipped::firstBatch).containsExactly(1, 4);
    assertThat(heard).extracting(TrainingListener.Skipped::inRow).containsOnly(1);
    assertThat(heard.getFirst().reason()).hasMessageContaining("first non-finite value");
    assertThat(result.trainLoss()).isFinite();
  }

  @Test
  void moreInARowThanAllowed_stopTraining_andNoneAllowedIsTheDefault() {
    assertThatThrownBy(() -> Tasks.RNN.trainer(SETTINGS.withSkips(1)).fit(Tasks.numbers(1), source(2, 3)))
        .hasMessageContaining("[RNN-NON-FINITE]");
    assertThatThrownBy(() -> Tasks.RNN.trainer(SETTINGS).fit(Tasks.numbers(1), source(2)))
        .hasMessageContaining("[RNN-NON-FINITE]");
  }

  @Test
  void theAverage_isWhatIsKept_andSurvivesAResume() {
    TrainerSettings averaged = SETTINGS.withAveraging(0.9).withEpochs(2);
    SequenceModel plain = Tasks.numbers(1);
    Tasks.RNN.trainer(SETTINGS.withEpochs(2)).fit(plain, source());
    SequenceModel whole = Tasks.numbers(1);
    Tasks.RNN.trainer(averaged).fit(whole, source());
    assertThat(values(whole)).isNotEqualTo(values(plain));

    Trainer stopped = Tasks.RNN.trainer(averaged).checkpoints(Checkpoints.in(folder));
    stopped.listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        if (update.update() == 4) stopped.stop();
      }
    }).fit(Tasks.numbers(1), source());
    SequenceModel resumed = Tasks.numbers(1);
    Tasks.RNN.trainer(averaged).checkpoints(Checkpoints.in(folder).resuming()).fit(resumed, source());
    assertThat(values(resumed)).isEqualTo(values(whole));
  }

  @Test
  void theAverageOfOneUpdate_isTheFormula() {
    SequenceModel before = Tasks.numbers(1);
    SequenceModel plain = Tasks.numbers(1);
    SequenceModel averaged = Tasks.numbers(1);
    ExampleSource one = new ShuffledExamples(Tasks.means(4, 1), 4, 1);
    Tasks.RNN.trainer(SETTINGS).fit(plain, one);
    Tasks.RNN.trainer(SETTINGS.withAveraging(0.9)).fit(averaged, one);
    List<Float> first = values(before);
    List<Float> last = values(plain);
    List<Float> found = values(averaged);
    double kept = 2.0 / 11; // (1 + t) / (10 + t) at t = 1 is below 0.9
    for (int i = 0; i < found.size(); i++) {
      assertThat((double) found.get(i)).isCloseTo(kept * first.get(i) + (1 - kept) * last.get(i),
          org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @Test
  void theLogHasALineForEachEvent() throws Exception {
    Path file = folder.resolve("logs").resolve("log.jsonl");
    try (MetricsLog log = new MetricsLog(file, false)) {
      Tasks.RNN.trainer(SETTINGS.withSkips(1)).listen(log).fit(Tasks.numbers(1), source(1));
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("{\"event\":\"update\",\"epoch\":1,\"update\":1,\"loss\":");
    assertThat(lines.get(1)).startsWith("{\"event\":\"skipped\",\"epoch\":1,\"batch\":1,\"inRow\":1,");
    assertThat(lines.get(6)).contains("\"event\":\"epoch\"", "\"validation\":null");
  }

  private static List<Float> values(SequenceModel model) {
    List<Float> all = new ArrayList<>();
    model.parameters().all().forEach(p -> {
      for (float value : p.values()) all.add(value);
    });
    return all;
  }
}
