package dev.rnn.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every loss against central differences, over ragged lengths, one of them zero. */
class LossGradientTest {
  private static final double STEP = 1e-5;
  private static final int[] LENGTHS = {2, 0, 4, 1};
  private static final int ROWS = 7;
  private static final int SIZE = 5;

  static Stream<Loss> losses() {
    return Stream.of(new CrossEntropy(), new CrossEntropy(0.1), new CrossEntropy(1),
        new CrossEntropy(0.1, List.of(1.0, 0.0, 2.5, 0.5, 1.0)), new BinaryCrossEntropy(),
        new MeanSquaredError(), new MeanAbsoluteError(), new Huber(), new Huber(0.3));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradient_isTheCentralDifference(Loss loss) {
    Random random = new Random(3);
    double[] predictions = random.doubles(ROWS * SIZE, -2, 2).toArray();
    boolean classes = loss.target(Shape.of(SIZE)).classIndex();
    double[] targets = classes ? random.ints(ROWS, 0, SIZE).asDoubleStream().toArray()
        : random.doubles(ROWS * SIZE, 0, 1).toArray();
    LossRun run = new LossRun(loss, SIZE, LENGTHS);
    double[] gradient = run.gradient(predictions, targets);
    assertThat(gradient).hasSize(ROWS * SIZE);
    for (int i = 0; i < gradient.length; i++) {
      double[] above = predictions.clone();
      double[] below = predictions.clone();
      above[i] += STEP;
      below[i] -= STEP;
      double difference = (sum(run.values(above, targets)) - sum(run.values(below, targets))) / (2 * STEP);
      assertThat(gradient[i]).as("gradient %d", i).isCloseTo(difference, within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void eachStep_hasOneNumber(Loss loss) {
    assertThat(new LossRun(loss, SIZE, LENGTHS).shape()).isEqualTo(Shape.SCALAR);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
