package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.tensor.UnaryFunction;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  @Test
  void logIsGoodToTwoUnitsInTheLastPlace() {
    Random random = new Random(1);
    float[] x = new float[Elementwise.CHUNK];
    for (int round = 0; round < 2000; round++) {
      for (int i = 0; i < x.length; i++) x[i] = Float.intBitsToFloat(random.nextInt(0x7f800000)); // denormal ones too
      for (int i = 0; i < x.length && round % 2 == 0; i++) {
        x[i] = 1 + (random.nextFloat() - 0.5f) / (1 << (round % 20));
      }
      float[] y = log(x);
      for (int i = 0; i < x.length; i++) {
        double exact = Math.log(x[i]);
        assertThat(Math.abs(y[i] - exact)).as("log %s = %s, exactly %s", x[i], y[i], exact)
            .isLessThanOrEqualTo(2 * Math.ulp((float) exact));
      }
    }
  }

  @Test
  void logOfSpecialNumbers() {
    assertThat(log(0f, -0f, -1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1f)).containsExactly(
        Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.NaN, Float.POSITIVE_INFINITY, Float.NaN, 0f);
  }

  private static float[] log(float... x) {
    float[] y = new float[x.length];
    Functions.apply(UnaryFunction.LOG, x, y, x.length, new int[x.length]);
    return y;
  }
}
