package dev.rnn.engine.kernel.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.engine.kernel.generate.Vectors;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain loops against the definition; vectors against plain loops, bit for bit. */
class RowReductionsTest {
  private static final int BEFORE = 3; // numbers of another row

  private final RowReductions plain = new PlainReductions();
  private final float[] sums = new float[RowReductions.SUMS];

  static IntStream lengths() {
    return IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(511, 512, 513, 10_000));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void aSumAndAMaximum_areThoseOfTheDefinition(int n) {
    float[] x = numbers(n);
    double sum = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      sum += x[BEFORE + i];
      most = Math.max(most, x[BEFORE + i]);
    }
    assertThat((double) plain.sum(x, BEFORE, n, sums)).isCloseTo(sum, within(1e-6 * (n + 1)));
    assertThat(plain.max(x, BEFORE, n, sums)).isEqualTo(most);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void vectors_haveTheBitsOfThePlainLoops(int n) {
    assumeTrue(Vectors.available(), "no vector module");
    RowReductions vectors = new VectorReductions();
    float[] x = numbers(n);
    assertThat(vectors.sum(x, BEFORE, n, sums)).isEqualTo(plain.sum(x, BEFORE, n, sums));
    assertThat(vectors.max(x, BEFORE, n, sums)).isEqualTo(plain.max(x, BEFORE, n, sums));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void aNaNAnywhere_isTheMaximum(int n) {
    for (int place = 0; place < Math.min(n, 70); place++) {
      float[] x = numbers(n);
      x[BEFORE + place] = Float.NaN;
      assertThat(plain.max(x, BEFORE, n, sums)).isNaN();
      if (Vectors.available()) assertThat(new VectorReductions().max(x, BEFORE, n, sums)).isNaN();
    }
  }

  @Test
  void positiveZero_isMoreThanNegativeZero() {
    float[] x = new float[40];
    java.util.Arrays.fill(x, -0f);
    x[37] = 0f;
    assertThat(Float.floatToRawIntBits(plain.max(x, 0, 40, sums))).isZero();
    if (Vectors.available()) assertThat(Float.floatToRawIntBits(new VectorReductions().max(x, 0, 40, sums))).isZero();
  }

  private static float[] numbers(int n) {
    Random random = new Random(n);
    float[] x = new float[n + 2 * BEFORE];
    for (int i = 0; i < x.length; i++) x[i] = 2 * random.nextFloat() - 1;
    x[0] = Float.POSITIVE_INFINITY; // of the neighbours: must not count
    x[x.length - 1] = Float.NaN;
    return x;
  }
}
