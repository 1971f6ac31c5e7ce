package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import dev.rnn.training.trainer.Evaluation;
import dev.rnn.training.trainer.ShuffledExamples;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions with weights of fewer bits answer nearly the same, and what they lose can be measured. */
class CompactWeightsTest {
  private static final int TOKENS = 50;
  private static final int STEPS = 30;

  private final SequenceModel model = Rnn.create().sequenceModel().seed(1).tokens(TOKENS, 24).layers(2, "lstm", 40)
      .manyToMany().classes(TOKENS).initializer("normal(deviation=0.3)").build();

  @ParameterizedTest
  @CsvSource({"BFLOAT16, 0.02", "INT8, 0.05"})
  void a_session_differs_by_little_but_differs(WeightFormat format, double most) {
    SplittableRandom random = new SplittableRandom(2);
    try (Workers alone = new Workers(1)) {
      StepSession exact = model.session(2, alone);
      StepSession compact = model.session(2, Map.of(), alone, format);
      double worst = 0;
      for (int t = 0; t < STEPS; t++) {
        float[] tokens = {random.nextInt(TOKENS), random.nextInt(TOKENS)};
        exact.step(tokens);
        compact.step(tokens);
        for (int row = 0; row < 2; row++) {
          for (int i = 0; i < TOKENS; i++) {
            worst = Math.max(worst, Math.abs(exact.prediction(row)[i] - compact.prediction(row)[i]));
          }
        }
      }
      assertThat(worst).isGreaterThan(0).isLessThan(most);
    }
  }

  @ParameterizedTest
  @CsvSource({"BFLOAT16, 0.01", "INT8, 0.03"})
  void the_loss_of_data_tells_what_is_lost(WeightFormat format, double most) {
    SplittableRandom random = new SplittableRandom(3);
    float[][] sequences = new float[20][STEPS];
    for (float[] s : sequences) for (int t = 0; t < STEPS; t++) s[t] = random.nextInt(TOKENS);
    int[] lengths = new int[sequences.length];
    Arrays.fill(lengths, STEPS);
    Examples examples = Examples.of(sequences, sequences, lengths);
    ShuffledExamples source = new ShuffledExamples(examples, 5, 1);
    try (Workers alone = new Workers(1)) {
      double exact = Evaluation.of(model, source, alone).loss();
      double compact = Evaluation.of(model, source, alone, format).loss();
      assertThat(compact).isNotEqualTo(exact).isCloseTo(exact, within(most * exact));
    }
  }
}
