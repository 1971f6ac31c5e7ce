package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each element of a batch counts. */
class WeightsTest {
  private static final Examples TEXT = Examples.of(new float[][] {{0, 1, 2}, {3}, {}, {2, 1}},
      new float[][] {{1, 2, 3}, {0}, {}, {1, 0}}, new int[] {3, 1, 0, 2});
  private final SequenceModel model = Tasks.tokens("gru", 4, 0, 1);

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void no_weights_are_weights_of_one(Reduction reduction) {
    assertThat(weights(reduction, TEXT.weighted(new float[][] {{1}, {1}, {1}, {1, 1}})))
        .usingRecursiveComparison().isEqualTo(weights(reduction, TEXT));
  }

  @Test
  void an_element_of_weight_two_is_there_twice_and_one_of_weight_zero_is_not_there() {
    Examples weighted = TEXT.weighted(new float[][] {{1, 0, 0}, {2}, {1}, {0}});
    Examples fewer = Examples.of(new float[][] {{0}, {3}, {3}}, new float[][] {{1}, {0}, {0}}, new int[] {1, 1, 1});
    assertThat(evaluation(weighted)).isCloseTo(evaluation(fewer), within(1e-6));
    assertThat(evaluation(weighted)).isNotCloseTo(evaluation(TEXT), within(1e-3));
  }

  @Test
  void the_mean_of_a_sequence_is_over_its_weights() {
    Weights weights = weights(Reduction.MEAN_PER_SEQUENCE, TEXT.weighted(new float[][] {{1, 3, 0}, {5}, {1}, {0}}));
    // The rows are step after step: sequences 0, 3, 1, then 0, 3, then 0.
    assertThat(weights.perRow()).containsExactly(0.25f, 0, 1, 0.75f, 0, 0);
    assertThat(weights.denominator()).as("sequences that count").isEqualTo(2);
    assertThat(weights.total()).isEqualTo(9);
  }

  @Test
  void a_sequence_with_one_answer_has_one_weight() {
    SequenceModel numbers = Tasks.numbers(1);
    Examples means = Tasks.means(3, 1).weighted(new float[][] {{1}, {0.5f}, {0}});
    Batch batch = numbers.layout(means, numbers.evaluationProgram());
    Weights weights = Weights.of(Reduction.MEAN_PER_ELEMENT, numbers, means, batch);
    assertThat(weights.perRow()).containsExactly(1, 0.5f, 0);
    assertThat(weights.denominator()).isEqualTo(1.5);
  }

  @Test
  void weights_that_are_not_ones_are_refused() {
    assertThatThrownBy(() -> weights(Reduction.SUM, TEXT.weighted(new float[][] {{1, 1}, {1}, {1}, {1}})))
        .isInstanceOf(RnnException.class).hasMessageContainingAll("sequence 0 has 2 weights and 3 elements", "Fix:");
    assertThatThrownBy(() -> weights(Reduction.SUM, TEXT.weighted(new float[][] {{-1}, {1}, {1}, {1}})))
        .isInstanceOf(RnnException.class).hasMessageContainingAll("sequence 0 has the weight -1.0", "Fix:");
    assertThatThrownBy(() -> TEXT.weighted(new float[1][1])).isInstanceOf(RnnException.class)
        .hasMessageContainingAll("1 weights and 4 lengths");
  }

  private Weights weights(Reduction reduction, Examples examples) {
    return Weights.of(reduction, model, examples, model.layout(examples, model.evaluationProgram()));
  }

  private double evaluation(Examples examples) {
    try (Workers workers = new Workers(1)) {
      return Evaluation.of(model, new ShuffledExamples(examples, examples.size(), 1), workers).loss();
    }
  }
}
