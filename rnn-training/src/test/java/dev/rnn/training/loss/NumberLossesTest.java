package dev.rnn.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.Loss.Target;
import dev.rnn.api.tensor.Shape;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses whose targets are numbers. */
class NumberLossesTest {
  private static final Offset<Double> ROUNDING = within(1e-14);

  static Stream<Loss> losses() {
    return Stream.of(new BinaryCrossEntropy(), new MeanSquaredError(), new MeanAbsoluteError(), new Huber());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theTarget_hasThePredictionsShape(Loss loss) {
    assertThat(loss.target(Shape.of(3))).isEqualTo(new Target(Shape.of(3), false, false));
  }

  @Test
  void meanSquaredError() {
    assertThat(LossRun.value(new MeanSquaredError(), new double[] {1, 2, 3}, 1, 4, 0)).isCloseTo(13.0 / 3, ROUNDING);
  }

  @Test
  void meanAbsoluteError() {
    assertThat(LossRun.value(new MeanAbsoluteError(), new double[] {1, 2, 3}, 1, 4, 0)).isCloseTo(5.0 / 3, ROUNDING);
    assertThat(LossRun.gradient(new MeanAbsoluteError(), new double[] {1, 2, 3}, 1, 4, 0))
        .containsExactly(new double[] {0, -1.0 / 3, 1.0 / 3}, ROUNDING);
  }

  @Test
  void huber_isSquaredUpToDelta_andAbsoluteBeyond() {
    assertThat(LossRun.value(new Huber(), new double[] {0.5}, 0)).isCloseTo(0.125, ROUNDING);
    assertThat(LossRun.value(new Huber(), new double[] {-3}, 0)).isCloseTo(2.5, ROUNDING);
    assertThat(LossRun.value(new Huber(2), new double[] {1, 5}, 0, 0)).isCloseTo((0.5 + 2 * 4) / 2, ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, -2, -1, 0, 0.5, 2, 7})
  void huber_theGradientIsTheErrorClipped(double error) {
    assertThat(LossRun.gradient(new Huber(2), new double[] {error}, 0)[0])
        .isCloseTo(Math.clamp(error, -2, 2), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-5, -0.3, 0, 0.3, 5})
  void binaryCrossEntropy_isTheNegativeLogProbability_ofTheMeanAnswer(double logit) {
    double yes = 1 / (1 + Math.exp(-logit));
    double no = 1 / (1 + Math.exp(logit));
    assertThat(LossRun.value(new BinaryCrossEntropy(), new double[] {logit, logit, logit}, 1, 0, 0.25))
        .isCloseTo(-(1.25 * Math.log(yes) + 1.75 * Math.log(no)) / 3, ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-50, -0.3, 0, 0.3, 50})
  void binaryCrossEntropy_theGradientIsProbabilityLessTarget_alsoAtZero(double logit) {
    double p = 1 / (1 + Math.exp(-logit));
    assertThat(LossRun.gradient(new BinaryCrossEntropy(), new double[] {logit}, 0.25)[0])
        .isCloseTo(p - 0.25, ROUNDING);
  }

  @Test
  void binaryCrossEntropy_ofLargeLogits_doesNotOverflow() {
    assertThat(LossRun.value(new BinaryCrossEntropy(), new double[] {1e4}, 0)).isEqualTo(1e4);
    assertThat(LossRun.value(new BinaryCrossEntropy(), new double[] {-1e4}, 0)).isZero();
    assertThat(LossRun.gradient(new BinaryCrossEntropy(), new double[] {-1e4}, 1)).containsExactly(-1);
  }
}
