package dev.rnn.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.loss.Loss.Target;
import dev.rnn.api.tensor.Shape;
import org.assertj.core.data.Offset;
import dev.rnn.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private static final Offset<Double> ROUNDING = within(1e-14);
  private static final double[] LOGITS = {Math.log(1), Math.log(2), Math.log(5)};

  @Test
  void theTarget_isAClass() {
    assertThat(new CrossEntropy().target(Shape.of(3))).isEqualTo(Target.CLASS);
  }

  @Test
  void isTheNegativeLogarithmOfTheProbability() {
    assertThat(LossRun.value(new CrossEntropy(), LOGITS, 0)).isCloseTo(Math.log(8), ROUNDING);
    assertThat(LossRun.value(new CrossEntropy(), LOGITS, 2)).isCloseTo(Math.log(8.0 / 5), ROUNDING);
  }

  @Test
  void ofEqualLogits_isTheLogarithmOfTheNumberOfClasses() {
    assertThat(LossRun.value(new CrossEntropy(), new double[100], 17)).isCloseTo(Math.log(100), ROUNDING);
  }

  @Test
  void theGradient_isProbabilityLessTarget() {
    assertThat(LossRun.gradient(new CrossEntropy(), LOGITS, 1))
        .containsExactly(new double[] {1.0 / 8, 2.0 / 8 - 1, 5.0 / 8}, ROUNDING);
  }

  @Test
  void labelSmoothing_spreadsOverAllClasses_theRightOneIncluded() {
    double epsilon = 0.3;
    double expected = 0;
    for (int k = 0; k < 3; k++) {
      double q = (k == 1 ? 1 - epsilon : 0) + epsilon / 3;
      expected -= q * (LOGITS[k] - Math.log(8));
    }
    assertThat(LossRun.value(new CrossEntropy(epsilon), LOGITS, 1)).isCloseTo(expected, ROUNDING);
    assertThat(LossRun.gradient(new CrossEntropy(epsilon), LOGITS, 1))
        .containsExactly(new double[] {1.0 / 8 - 0.1, 2.0 / 8 - 0.8, 5.0 / 8 - 0.1}, ROUNDING);
  }

  @Test
  void classWeights_multiplyTheLossOfTheRightClass() {
    List<Double> weights = List.of(0.0, 2.5, 1.0);
    assertThat(LossRun.value(new CrossEntropy(0, weights), LOGITS, 0)).isZero();
    assertThat(LossRun.value(new CrossEntropy(0, weights), LOGITS, 1)).isCloseTo(2.5 * Math.log(8.0 / 2), ROUNDING);
    assertThatThrownBy(() -> LossRun.value(new CrossEntropy(0, List.of(1.0, 2.0)), LOGITS, 1))
        .isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-CLASS-WEIGHTS]", "2 class weights for 3", "Fix:");
  }

  @Test
  void largeLogits_doNotOverflow() {
    assertThat(LossRun.value(new CrossEntropy(), new double[] {1e4, -1e4, 0}, 1)).isEqualTo(2e4);
    assertThat(LossRun.gradient(new CrossEntropy(), new double[] {1e4, -1e4, 0}, 1)).containsExactly(1, -1, 0);
  }
}
