package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final TrainerSettings ADAM = TrainerSettings.DEFAULT.withOptimizer("adam", 0.02);

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "lstm", "gru", "gru(reset=before)", "mgu"})
  void everyCellLearnsWhatComesNext(String cell) {
    SequenceModel model = Tasks.tokens(cell, 7, 0, 1);
    ExampleSource data = new ShuffledExamples(Tasks.cycle(64, 7, 9, 3), 16, 1);
    Tasks.RNN.trainer(ADAM.withEpochs(25)).fit(model, data);
    try (Workers workers = new Workers(1)) {
      assertThat(Evaluation.of(model, data, workers).perplexity()).isLessThan(1.2);
    }
  }

  @Test
  void oneNumberForASequenceIsLearned() {
    SequenceModel model = Tasks.numbers(1);
    Tasks.RNN.trainer(ADAM.withEpochs(60)).fit(model, new ShuffledExamples(Tasks.means(128, 3), 32, 1));
    float[][] y = model.predict(new float[][] {{0.5f, -0.1f}, {-0.6f}});
    assertThat(y[0][0]).isBetween(0.05f, 0.35f);
    assertThat(y[1][0]).isBetween(-0.75f, -0.45f);
  }

  @Test
  void listenersHearOfEachUpdateAndEpoch() {
    TrainingListener listener = mock(TrainingListener.class);
    SequenceModel model = Tasks.tokens("vanilla", 7, 0, 1);
    ExampleSource data = new ShuffledExamples(Tasks.cycle(20, 7, 9, 3), 8, 1);
    Tasks.RNN.trainer(ADAM.withEpochs(2)).listen(listener).fit(model, data, data);
    verify(listener, times(6)).updated(any());
    verify(listener).updated(argThat(u -> u.update() == 6 && u.updates() == 6 && u.epoch() == 1 && u.loss() > 0));
    verify(listener, times(2)).epochEnded(argThat(e -> e.validation() > 0));
  }

  @Test
  void trainingStopsWhenValidationNoLongerImproves_andTheBestModelIsKept() {
    SequenceModel model = Tasks.tokens("lstm", 7, 0, 1);
    ExampleSource train = new ShuffledExamples(Tasks.cycle(8, 7, 9, 3), 8, 1);
    ExampleSource other = new ShuffledExamples(backwards(Tasks.cycle(8, 7, 9, 4)), 8, 1); // gets worse while training
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    TrainingResult result = Tasks.RNN.trainer(ADAM.withEpochs(50).withPatience(3)).listen(new TrainingListener() {
      @Override
      public void epochEnded(Epoch epoch) {
        epochs.add(epoch);
      }
    }).fit(model, train, other);
    double best = epochs.stream().mapToDouble(TrainingListener.Epoch::validation).min().orElseThrow();
    assertThat(result.epochs()).isLessThan(50);
    assertThat(result.validationLoss()).isEqualTo(best);
    try (Workers workers = new Workers(1)) {
      assertThat(Evaluation.of(model, other, workers).loss()).isEqualTo(best);
    }
  }

  @Test
  void clippingEngages_andRatesFollowTheSchedule() {
    List<TrainingListener.Update> updates = new ArrayList<>();
    TrainerSettings settings = TrainerSettings.DEFAULT.withOptimizer("sgd", 0.5).withSchedule("exponential(factor=0.5)")
        .withClipping(1e-3, 0).withEpochs(3);
    Tasks.RNN.trainer(settings).listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        updates.add(update);
      }
    }).fit(Tasks.tokens("gru", 7, 0, 1), new ShuffledExamples(Tasks.cycle(8, 7, 9, 3), 8, 1));
    assertThat(updates).allMatch(TrainingListener.Update::clipped).allMatch(u -> u.gradientNorm() > 1e-3);
    assertThat(updates).extracting(TrainingListener.Update::rate).containsExactly(0.5, 0.25, 0.125);
  }

  @Test
  void anUpdateClippedToANormIsNoLongerThanRateTimesNorm() {
    SequenceModel before = Tasks.tokens("gru", 7, 0, 1);
    SequenceModel after = Tasks.tokens("gru", 7, 0, 1);
    Tasks.RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("sgd", 2).withClipping(0.01, 0))
        .fit(after, new ShuffledExamples(Tasks.cycle(8, 7, 9, 3), 8, 1));
    double moved = 0;
    for (String path : before.parameters().paths()) {
      float[] a = before.parameters().values(path);
      float[] b = after.parameters().values(path);
      for (int i = 0; i < a.length; i++) moved += (double) (a[i] - b[i]) * (a[i] - b[i]);
    }
    assertThat(Math.sqrt(moved)).isBetween(0.0199, 0.0201);
  }

  @Test
  void clippedByValue_noNumberMovesByMoreThanRateTimesTheLimit() {
    SequenceModel before = Tasks.tokens("gru", 7, 0, 1);
    SequenceModel after = Tasks.tokens("gru", 7, 0, 1);
    Tasks.RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("sgd", 2).withClipping(0, 0.001))
        .fit(after, new ShuffledExamples(Tasks.cycle(8, 7, 9, 3), 8, 1));
    double largest = 0;
    double smallest = 1;
    for (String path : before.parameters().paths()) {
      float[] a = before.parameters().values(path);
      float[] b = after.parameters().values(path);
      for (int i = 0; i < a.length; i++) {
        largest = Math.max(largest, Math.abs(a[i] - b[i]));
        if (a[i] != b[i]) smallest = Math.min(smallest, Math.abs(a[i] - b[i]));
      }
    }
    assertThat(largest).isBetween(0.001999, 0.002001);
    assertThat(smallest).as("gradients below the limit stay").isLessThan(0.0015);
  }

  @Test
  void whoeverAsksToStopIsHeardAfterTheUpdate() {
    Trainer trainer = Tasks.RNN.trainer(ADAM.withEpochs(100));
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        if (update.update() == 5) trainer.stop();
      }
    });
    TrainingResult result = trainer.fit(Tasks.tokens("gru", 7, 0, 1),
        new ShuffledExamples(Tasks.cycle(16, 7, 9, 3), 8, 1));
    assertThat(result.stopped()).isTrue();
    assertThat(result.updates()).isEqualTo(5);
  }

  private static Examples backwards(Examples examples) {
    return Examples.of(examples.targets(), examples.inputs(), examples.lengths());
  }
}
