package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.training.model.SequenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final ExampleSource TRAIN = Resumable.windows(10, 1);
  private static final ExampleSource VALIDATION = Resumable.windows(2, 1000);

  @TempDir Path folder;

  @Test
  void stoppedAfterAnyUpdate_andResumed_givesTheBitsAndFiguresOfTheUninterruptedTraining() {
    SequenceModel whole = Resumable.model();
    TrainingResult expected = Tasks.RNN.trainer(Resumable.SETTINGS).fit(whole, TRAIN, VALIDATION);
    for (int stop : new int[] {1, 4, 5, 6, 23}) { // 5: after the last update of an epoch, before its validation
      Path own = folder.resolve("after" + stop);
      stopAfter(stop, own);
      SequenceModel resumed = Resumable.model();
      TrainingResult result = Resumable.trainer(own).fit(resumed, TRAIN, VALIDATION);
      assertThat(values(resumed)).as("stopped after " + stop).isDeepEqualTo(values(whole));
      assertThat(result.updates()).isEqualTo(expected.updates());
      assertThat(result.epochs()).isEqualTo(expected.epochs());
      assertThat(result.elements()).isEqualTo(expected.elements());
      assertThat(result.trainLoss()).isEqualTo(expected.trainLoss());
      assertThat(result.validationLoss()).isEqualTo(expected.validationLoss());
    }
  }

  @Test
  void reduceOnPlateau_resumed_hasTheRatesOfTheUninterruptedTraining() {
    TrainerSettings settings = Resumable.SETTINGS.withPatience(0)
        .withSchedule("reduce-on-plateau(factor=0.5,patience=1,threshold=0.3)");
    SequenceModel whole = Resumable.model();
    List<Double> expected = rates(Tasks.RNN.trainer(settings), whole, 0);
    assertThat(Set.copyOf(expected)).as("rates").hasSizeGreaterThan(2);
    for (int stop : new int[] {5, 22, 25, 38}) {
      Checkpoints checkpoints = Checkpoints.in(folder.resolve("after" + stop)).every(3, 0).resuming();
      List<Double> rates = new ArrayList<>(rates(Tasks.RNN.trainer(settings).checkpoints(checkpoints),
          Resumable.model(), stop));
      SequenceModel resumed = Resumable.model();
      rates.addAll(rates(Tasks.RNN.trainer(settings).checkpoints(checkpoints), resumed, 0));
      assertThat(rates).as("stopped after " + stop).isEqualTo(expected);
      assertThat(values(resumed)).isDeepEqualTo(values(whole));
    }
  }

  @Test
  void withoutValidationData_reduceOnPlateauLooksAtTheTrainingLoss() {
    List<Double> rates = new ArrayList<>();
    TrainerSettings settings = Resumable.SETTINGS.withSchedule("reduce-on-plateau(factor=0.5,patience=0,threshold=1)");
    Tasks.RNN.trainer(settings).listen(heard(rates)).fit(Resumable.model(), TRAIN);
    assertThat(rates.stream().distinct()).startsWith(0.01, 0.005, 0.0025);
    assertThat(rates.indexOf(0.005)).as("first update at half the rate").isEqualTo(10);
  }

  private static TrainingListener heard(List<Double> rates) {
    return new TrainingListener() {
      @Override
      public void updated(Update event) {
        rates.add(event.rate());
      }
    };
  }

  /** The rate of each update until it is stopped; 0: until it ends. */
  private static List<Double> rates(Trainer trainer, SequenceModel model, int stop) {
    List<Double> rates = new ArrayList<>();
    trainer.listen(heard(rates)).listen(new TrainingListener() {
      @Override
      public void updated(Update event) {
        if (event.update() == stop) trainer.stop();
      }
    }).fit(model, TRAIN, VALIDATION);
    return rates;
  }

  @Test
  void aFinishedTraining_isNotGoneOnWith_andGivesItsModelAgain() {
    SequenceModel first = Resumable.model();
    TrainingResult expected = Resumable.trainer(folder).fit(first, TRAIN, VALIDATION);
    SequenceModel again = Resumable.model();
    TrainingResult result = Resumable.trainer(folder).fit(again, TRAIN, VALIDATION);
    assertThat(values(again)).isDeepEqualTo(values(first));
    assertThat(result.trainLoss()).isEqualTo(expected.trainLoss());
    assertThat(result.updates()).isEqualTo(expected.updates());
  }

  @Test
  void ofTheFiles_theLastAndTheBestAreKept_andTheBestIsAnOrdinaryModel() throws IOException {
    SequenceModel model = Resumable.model();
    Tasks.RNN.trainer(Resumable.SETTINGS).checkpoints(Checkpoints.in(folder).every(1, 0).keeping(2, 1))
        .fit(model, TRAIN, VALIDATION);
    assertThat(names("checkpoint")).hasSize(2).last().isEqualTo("checkpoint-000000000040.safetensors");
    assertThat(names("best")).hasSize(1);
    assertThat(values(Tasks.RNN.load(folder.resolve(names("best").getFirst())))).isDeepEqualTo(values(model));
  }

  @Test
  void aFolderWithCheckpoints_isNotOverwrittenByANewTraining() {
    stopAfter(4, folder);
    assertThatThrownBy(() -> Tasks.RNN.trainer(Resumable.SETTINGS).checkpoints(Checkpoints.in(folder))
        .fit(Resumable.model(), TRAIN, VALIDATION))
        .hasMessageContaining("[RNN-CHECKPOINT-EXISTS]").hasMessageContaining("--resume");
  }

  @Test
  void anotherModel_otherData_otherSettings_areRefusedWithWhatDiffers() {
    stopAfter(4, folder);
    assertThatThrownBy(() -> Resumable.trainer(folder).fit(Tasks.tokens("gru", 7, 0.2, 1), TRAIN, VALIDATION))
        .hasMessageContaining("[RNN-CHECKPOINT-MODEL]").hasMessageContaining("gru");
    assertThatThrownBy(() -> Resumable.trainer(folder).fit(Tasks.tokens("lstm", 7, 0.25, 1), TRAIN, VALIDATION))
        .as("what is shown of a long description is where it differs").hasMessageContaining("\"dropout\":0.25");
    assertThatThrownBy(() -> Resumable.trainer(folder).fit(Resumable.model(), Resumable.windows(10, 2), VALIDATION))
        .hasMessageContaining("[RNN-CHECKPOINT-DATA]").hasMessageContaining("data training: then 10 batches");
    assertThatThrownBy(() -> Resumable.trainer(folder).fit(Resumable.model(), TRAIN))
        .hasMessageContaining("[RNN-CHECKPOINT-DATA]").hasMessageContaining("now none");
    assertThatThrownBy(() -> Tasks.RNN.trainer(Resumable.SETTINGS.withSeed(5).withOptimizer("adam", 0.02))
        .checkpoints(Checkpoints.in(folder).resuming()).fit(Resumable.model(), TRAIN, VALIDATION))
        .hasMessageContaining("[RNN-CHECKPOINT-SETTING]").hasMessageContaining("setting rate: then 0.01, now 0.02")
        .hasMessageContaining("setting seed: then 1, now 5");
  }

  @Test
  void aDamagedNewestCheckpoint_isPassedOverAndNamed_andTheResultIsTheSame() throws IOException {
    SequenceModel whole = Resumable.model();
    Tasks.RNN.trainer(Resumable.SETTINGS).fit(whole, TRAIN, VALIDATION);
    stopAfter(7, folder);
    flipOneBit(folder.resolve(names("checkpoint").getLast()));
    List<TrainingListener.Resumed> heard = new ArrayList<>();
    SequenceModel resumed = Resumable.model();
    Resumable.trainer(folder).listen(new TrainingListener() {
      @Override
      public void resumed(Resumed resumed) {
        heard.add(resumed);
      }
    }).fit(resumed, TRAIN, VALIDATION);
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().updates()).isEqualTo(6);
    assertThat(heard.getFirst().damaged()).hasSize(1).first().asString().contains("checksum");
    assertThat(values(resumed)).isDeepEqualTo(values(whole));
  }

  @Test
  void onlyDamagedCheckpoints_areAnError_notANewBeginning() throws IOException {
    stopAfter(4, folder);
    for (String name : names("checkpoint")) Files.writeString(folder.resolve(name), "nonsense");
    assertThatThrownBy(() -> Resumable.trainer(folder).fit(Resumable.model(), TRAIN, VALIDATION))
        .hasMessageContaining("[RNN-CHECKPOINT-DAMAGED] none of the 2 checkpoints");
  }

  private static void stopAfter(int update, Path own) {
    Trainer trainer = Resumable.trainer(own);
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update event) {
        if (event.update() == update) trainer.stop();
      }
    }).fit(Resumable.model(), TRAIN, VALIDATION);
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 1;
    Files.write(file, bytes);
  }

  private List<String> names(String kind) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(kind)).sorted().toList();
    }
  }

  private static float[][] values(SequenceModel model) {
    return model.parameters().all().stream().map(p -> p.values()).toArray(float[][]::new);
  }
}
