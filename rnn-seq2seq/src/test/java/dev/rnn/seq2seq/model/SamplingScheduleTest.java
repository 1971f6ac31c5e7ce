package dev.rnn.seq2seq.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.GreedySearch;
import dev.rnn.seq2seq.generation.Hypothesis;
import dev.rnn.seq2seq.generation.TokenAccuracy;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Layer;
import dev.rnn.training.trainer.Checkpoints;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingScheduleTest {
  private static final Rnn RNN = Rnn.create();
  private static final List<int[]> TEXTS = List.of(new int[] {2, 3}, new int[] {3}, new int[] {4, 2, 3});

  /** Bengio et al. 2015, section 2.4, by hand; the figure is how often the own token is fed: 1 − ε. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      constant(rate=0.25)                    | 0    | 0.25
      constant(rate=0.25)                    | 9999 | 0.25
      linear(start=1,slope=0.001,least=0.5)  | 0    | 0
      linear(start=1,slope=0.001,least=0.5)  | 100  | 0.1
      linear(start=1,slope=0.001,least=0.5)  | 700  | 0.5
      exponential(k=0.5)                     | 0    | 0
      exponential(k=0.5)                     | 2    | 0.75
      inverse-sigmoid(k=1)                   | 0    | 0.5
      inverse-sigmoid(k=10)                  | 23   | 0.49936
      inverse-sigmoid(k=10)                  | 9999 | 1
      """)
  void the_rate_follows_the_formulas(String schedule, long updates, double rate) {
    assertThat(SamplingSchedule.parse(schedule).rate(updates)).isCloseTo(rate, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosine", "constant(rate=2)", "linear(k=3)", "exponential(k=1)", "inverse-sigmoid(k=0.5)",
      "linear(slope=-1)", "constant(rate=much)"})
  void what_is_no_schedule_is_refused_with_those_that_are(String text) {
    assertThatThrownBy(() -> SamplingSchedule.parse(text)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SAMPLING-SCHEDULE").hasMessageContaining("inverse-sigmoid(k=500)");
  }

  @Test
  void training_raises_the_rate_and_a_checkpoint_goes_on_where_it_was(@TempDir Path folder) {
    SamplingSchedule schedule = SamplingSchedule.parse("linear(slope=0.05,least=0)");
    assertThat(rates(folder, schedule, 2)).containsExactly(0.05, 0.1);
    assertThat(rates(folder, schedule, 4)).containsExactly(0.1, 0.15, 0.2);
  }

  @Test
  void a_checkpoint_of_another_schedule_is_refused(@TempDir Path folder) {
    rates(folder, SamplingSchedule.parse("exponential(k=0.9)"), 2);
    assertThatThrownBy(() -> rates(folder, SamplingSchedule.parse("exponential(k=0.8)"), 2))
        .isInstanceOf(RnnException.class).hasMessageContaining("rnn.sampling");
  }

  @Test
  void a_model_without_sampling_takes_no_schedule() {
    assertThatThrownBy(() -> ScheduledSampling.of(builder().build(), SamplingSchedule.parse("constant")))
        .isInstanceOf(RnnException.class).hasMessageContaining("RNN-SAMPLING");
  }

  @Test
  void a_model_that_was_trained_on_its_own_tokens_generates_as_others_do() {
    EncoderDecoder model = builder().scheduledSampling().seed(3).build();
    model.samplingRate(1);
    try (Workers alone = new Workers(1)) {
      List<List<Hypothesis>> found = GreedySearch.of(EncoderDecoderSpec.END).run(model.session(TEXTS, alone));
      TokenAccuracy accuracy = TokenAccuracy.of(model.session(TEXTS, alone),
          found.stream().map(all -> all.getFirst().tokens()).toList(), found.stream().map(List::getFirst).toList(),
          EncoderDecoderSpec.END);
      assertThat(found).hasSize(3);
      long cut = found.stream().filter(all -> !all.getFirst().ended()).count();
      assertThat(accuracy.forced()).as("what it found itself is forced: only ends of cut targets are wrong")
          .isEqualTo(accuracy.free());
      assertThat(accuracy.free() == 1).isEqualTo(cut == 0);
    }
  }

  private static List<Double> rates(Path folder, SamplingSchedule schedule, int most) {
    EncoderDecoder model = builder().scheduledSampling().build();
    List<Double> rates = new ArrayList<>();
    Trainer trainer = RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.01).withEpochs(4).withThreads(1))
        .checkpoints(Checkpoints.in(folder).every(1, 0).resuming()).listen(ScheduledSampling.of(model, schedule));
    trainer.listen(new TrainingListener() {
      @Override
      public void resumed(Resumed resumed) {
        rates.add(rounded(model));
      }

      @Override
      public void updated(Update update) {
        rates.add(rounded(model));
        if (update.update() == most) trainer.stop();
      }
    }).fit(model, new ShuffledExamples(Pairs.of(TEXTS, TEXTS), 3, 1));
    return rates;
  }

  private static double rounded(EncoderDecoder model) {
    return Math.round(model.samplingRate() * 1e9) / 1e9;
  }

  private static EncoderDecoderBuilder builder() {
    return EncoderDecoder.builder(RNN).source(5, 3).target(5, 3).encoder(Layer.of("gru", 4))
        .decoder("previous-token", 4);
  }
}
