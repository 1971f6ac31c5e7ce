package dev.rnn.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.optimizer.Optimizer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates small enough to be worked out by hand. */
class OptimizerTest {
  private static final Offset<Double> ROUNDING = within(1e-15);
  private static final double[] ONE = {1};

  @Test
  void sgd_goesAgainstTheGradient() {
    assertThat(UpdateRun.of(new Sgd(), 0.1, ONE, ONE, ONE)).satisfies(path -> path(path, 0.9, 0.8));
  }

  @Test
  void sgd_withMomentum_keepsItsVelocity() {
    // v = 1, 1.9
    assertThat(UpdateRun.of(new Sgd(0.9, false), 0.1, ONE, ONE, ONE)).satisfies(path -> path(path, 0.9, 0.71));
  }

  @Test
  void sgd_withNesterov_looksAhead() {
    // g + 0.9 v = 1.9, 2.71
    assertThat(UpdateRun.of(new Sgd(0.9, true), 0.1, ONE, ONE, ONE)).satisfies(path -> path(path, 0.81, 0.539));
  }

  @Test
  void sgd_withNesterovButNoMomentum_isRefused() {
    assertThatThrownBy(() -> new Sgd(0, true)).isInstanceOf(RnnException.class)
        .hasMessageContaining("no momentum").hasMessageContaining("sgd(momentum=0.9,nesterov=true)");
  }

  @Test
  void sgd_hasNoSlots_unlessItNeedsThem() {
    assertThat(UpdateRun.slotNumbers(new Sgd())).isZero();
    assertThat(UpdateRun.slotNumbers(new Sgd(0.9, true))).isEqualTo(10);
    assertThat(UpdateRun.slotNumbers(new RmsProp())).isEqualTo(10);
    assertThat(UpdateRun.slotNumbers(new AdamW())).isEqualTo(20);
  }

  @Test
  void rmsProp_dividesByTheRootMeanSquare() {
    // v = 0.25 · 2² = 1
    double[][] path = UpdateRun.of(new RmsProp(0.75, 1e-30), 0.1, ONE, new double[] {2});
    assertThat(path).satisfies(p -> path(p, 0.8));
  }

  @Test
  void adam_firstGoesByTheRate_whateverTheGradientsSize() {
    double[] gradient = {1e-6, -3, 1e6};
    double[][] path = UpdateRun.of(new Adam(0.9, 0.999, 1e-30), 0.1, new double[] {1, 1, 1}, gradient);
    assertThat(path[0]).containsExactly(new double[] {0.9, 1.1, 0.9}, within(1e-14));
  }

  @Test
  void adam_inFloat_correctsItsBiasToTheLastDigits() {
    // 1 − 0.999 in float is wrong by 5e-5 of itself.
    double[][] path = UpdateRun.inFloat(new Adam(), 1, new double[] {0}, new double[] {0.5}, new double[] {0.5});
    assertThat(path[0][0]).isCloseTo(-1, within(5e-7));
    assertThat(path[1][0]).isCloseTo(-2, within(1e-6));
  }

  @Test
  void adamW_decaysByRateTimesDecay_besideTheGradient() {
    double[][] path = UpdateRun.of(new AdamW(0.9, 0.999, 1e-30, 0.1), 0.5, ONE, ONE);
    assertThat(path).satisfies(p -> path(p, 1 - 0.05 - 0.5));
  }

  @Test
  void adamW_isAdam_forWhatIsNotToDecay() {
    double[][] gradients = {{1}, {-0.3}, {0.7}};
    assertThat(UpdateRun.withoutDecay(new AdamW(), 0.1, ONE, gradients))
        .isDeepEqualTo(UpdateRun.of(new Adam(), 0.1, ONE, gradients));
  }

  static Stream<Optimizer<?>> optimizers() {
    return Stream.of(new Sgd(), new Sgd(0.9, true), new RmsProp(), new Adam());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aParameterThatNeverHasAGradient_neverMoves(Optimizer<?> optimizer) {
    double[] none = {0};
    assertThat(UpdateRun.of(optimizer, 0.1, ONE, none, none)).satisfies(path -> path(path, 1, 1));
  }

  private static void path(double[][] path, double... expected) {
    assertThat(path).hasDimensions(expected.length, 1);
    for (int i = 0; i < expected.length; i++) {
      assertThat(path[i][0]).as("update %d", i + 1).isCloseTo(expected[i], ROUNDING);
    }
  }
}
