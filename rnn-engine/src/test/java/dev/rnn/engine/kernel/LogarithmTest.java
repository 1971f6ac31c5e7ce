package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.tensor.UnaryFunction;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  @Test
  void isGoodToTwoUnitsInTheLastPlace_ofEverySize() {
    float[] x = new float[512];
    float[] y = new float[512];
    for (int begin = 1; begin < 0x7f800000 - 512 * 4001; begin += 512 * 4001) {
      for (int i = 0; i < 512; i++) x[i] = Float.intBitsToFloat(begin + i * 4001);
      Functions.apply(UnaryFunction.LOG, x, y, 512, new int[512]);
      for (int i = 0; i < 512; i++) {
        double exact = Math.log(x[i]);
        assertThat(Math.abs(y[i] - exact)).as("log %s", x[i]).isLessThanOrEqualTo(2 * Math.ulp((float) exact));
      }
    }
  }

  @Test
  void knowsTheEdges() {
    float[] x = {0f, -0f, -1f, Float.NEGATIVE_INFINITY, Float.NaN, Float.POSITIVE_INFINITY, 1f};
    float[] y = new float[x.length];
    Functions.apply(UnaryFunction.LOG, x, y, x.length, new int[x.length]);
    assertThat(y).containsExactly(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.NaN, Float.NaN,
        Float.POSITIVE_INFINITY, 0f);
  }
}
