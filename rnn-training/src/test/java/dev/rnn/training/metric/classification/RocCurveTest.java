package dev.rnn.training.metric.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  @Test
  void scikit_learns_documented_example() {
    assertThat(RocCurve.area(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true}))
        .isEqualTo(0.75);
  }

  @Test
  void it_is_the_share_of_pairs_in_the_right_order_with_equal_scores_as_halves() {
    SplittableRandom random = new SplittableRandom(1);
    double[] scores = random.doubles(60).map(x -> Math.floor(x * 8)).toArray(); // many are equal
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < positive.length; i++) positive[i] = random.nextInt(3) == 0;
    double right = 0;
    int pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (!positive[i] || positive[j]) continue;
        pairs++;
        right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
      }
    }
    assertThat(RocCurve.area(scores, positive)).isEqualTo(right / pairs, within(1e-12));
  }

  @Test
  void one_class_alone_and_scores_that_are_no_numbers_are_errors() {
    assertThatThrownBy(() -> RocCurve.area(new double[] {1, 2}, new boolean[] {true, true}))
        .isInstanceOf(RnnException.class).hasMessageContaining("all 2 examples are positive");
    assertThatThrownBy(() -> RocCurve.area(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .isInstanceOf(RnnException.class).hasMessageContaining("a score is not a number");
  }
}
