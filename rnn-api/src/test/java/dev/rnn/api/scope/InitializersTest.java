package dev.rnn.api.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.tensor.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializersTest {
  private static final Shape MATRIX = Shape.of(200, 100);

  @Test
  void zerosAndConstants() {
    assertThat(values(Initializers.zeros(), Shape.of(3))).containsExactly(0, 0, 0);
    assertThat(values(Initializers.constant(1.5), Shape.of(2, 2))).containsExactly(1.5, 1.5, 1.5, 1.5);
  }

  @Test
  void uniformStaysWithinItsLimitAndFillsIt() {
    double[] values = values(Initializers.uniform(0.1), MATRIX);

    assertThat(values).hasSize(20_000);
    assertThat(max(values)).isBetween(0.0999, 0.1);
    assertThat(mean(values)).isCloseTo(0, within(0.001));
    assertThat(deviation(values)).isCloseTo(0.1 / Math.sqrt(3), within(0.001));
  }

  @Test
  void normalHasItsDeviation() {
    double[] values = values(Initializers.normal(0.5), MATRIX);

    assertThat(mean(values)).isCloseTo(0, within(0.01));
    assertThat(deviation(values)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void glorotsLimitCountsInputsAndOutputs() {
    assertThat(max(values(Initializers.glorot(), MATRIX))).isCloseTo(Math.sqrt(6.0 / 300), within(1e-4));
  }

  @Test
  void hesDeviationCountsInputs() {
    assertThat(deviation(values(Initializers.he(), MATRIX))).isCloseTo(Math.sqrt(2.0 / 100), within(0.002));
  }

  @ParameterizedTest
  @CsvSource({"5,5", "3,7", "7,3", "1,4", "4,1", "40,40"})
  void orthogonalHasOrthonormalRowsOrColumns(int rows, int columns) {
    double[] values = values(Initializers.orthogonal(), Shape.of(rows, columns));
    boolean byRow = rows <= columns;
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);

    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
          dot += byRow ? values[a * columns + i] * values[b * columns + i]
              : values[i * columns + a] * values[i * columns + b];
        }
        assertThat(dot).as("%d · %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-12));
      }
    }
  }

  @Test
  void blocksBeginEachInTheirOwnWay() {
    Initializer forgetBias = Initializers.blocks(Initializers.zeros(), Initializers.constant(1), Initializers.zeros());

    assertThat(values(forgetBias, Shape.of(6))).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(values(forgetBias, Shape.of(3, 2))).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void blocksAreOrthogonalEachForItself() {
    double[] values = values(Initializers.blocks(Initializers.orthogonal(), Initializers.orthogonal()), Shape.of(4, 2));

    for (int block = 0; block < 2; block++) {
      int at = 4 * block;
      assertThat(values[at] * values[at + 2] + values[at + 1] * values[at + 3]).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void blocksMustDivideTheFirstDimension() {
    Initializer halves = Initializers.blocks(Initializers.zeros(), Initializers.zeros());

    assertThatThrownBy(() -> values(halves, Shape.of(5)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("[5] cannot be cut into 2 equal blocks");
  }

  @Test
  void theSameSeedGivesTheSameValues() {
    for (Initializer initializer : new Initializer[] {
        Initializers.uniform(1), Initializers.normal(1), Initializers.glorot(), Initializers.he(),
        Initializers.orthogonal()}) {
      assertThat(values(initializer, Shape.of(4, 3))).isEqualTo(values(initializer, Shape.of(4, 3)));
    }
  }

  @Test
  void vectorsAndScalarsAndNothingHaveValuesToo() {
    for (Initializer initializer : new Initializer[] {
        Initializers.glorot(), Initializers.he(), Initializers.orthogonal()}) {
      assertThat(values(initializer, Shape.of(5))).hasSize(5);
      assertThat(values(initializer, Shape.SCALAR)).hasSize(1);
      assertThat(values(initializer, Shape.of(5, 0))).isEmpty();
    }
  }

  private static double[] values(Initializer initializer, Shape shape) {
    return initializer.values(shape, new SplittableRandom(42));
  }

  private static double max(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(x -> x * x).average().orElseThrow());
  }
}
