package dev.rnn.engine.kernel.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.engine.kernel.generate.Vectors;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plain loops against the definition; vectors against plain loops, bit for bit, and nothing beside the row is touched.
 */
class RowProductsTest {
  private static final int BEFORE = 3; // numbers of another row

  private final RowProducts plain = new PlainProducts();
  private final float[] sums = new float[RowProducts.SUMS];

  static IntStream lengths() {
    return IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(191, 192, 511, 512, 513, 3_000));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void products_areThoseOfTheDefinition(int n) {
    float[] x = numbers(n, 1);
    float[] z = numbers(n, 2);
    double sum = 0;
    for (int i = BEFORE; i < BEFORE + n; i++) sum += (double) x[i] * z[i];
    assertThat((double) plain.dot(x, BEFORE, z, BEFORE, n, sums)).isCloseTo(sum, within(1e-6 * (n + 1)));
    float[] scaled = numbers(n, 3);
    plain.addScaled(scaled, BEFORE, 0.5f, z, BEFORE, n);
    float[] product = numbers(n, 3);
    plain.addProduct(product, BEFORE, x, BEFORE, z, BEFORE, n);
    float[] added = numbers(n, 3);
    plain.add(added, BEFORE, x, BEFORE, n);
    float[] y = numbers(n, 3);
    for (int i = BEFORE; i < BEFORE + n; i++) {
      assertThat(scaled[i]).isEqualTo(Math.fma(0.5f, z[i], y[i]));
      assertThat(product[i]).isEqualTo(Math.fma(x[i], z[i], y[i]));
      assertThat(added[i]).isEqualTo(y[i] + x[i]);
    }
    for (int i : new int[] {0, BEFORE - 1, BEFORE + n, y.length - 1}) {
      assertThat(new float[] {scaled[i], product[i], added[i]}).containsOnly(y[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void vectors_haveTheBitsOfThePlainLoops(int n) {
    assumeTrue(Vectors.available(), "no vector module");
    RowProducts vectors = new VectorProducts();
    float[] x = numbers(n, 1);
    float[] z = numbers(n, 2);
    assertThat(vectors.dot(x, BEFORE, z, BEFORE, n, sums)).isEqualTo(plain.dot(x, BEFORE, z, BEFORE, n, sums));
    float[] a = numbers(n, 3);
    float[] b = numbers(n, 3);
    vectors.addScaled(a, BEFORE, 0.3f, z, BEFORE, n);
    plain.addScaled(b, BEFORE, 0.3f, z, BEFORE, n);
    assertThat(a).isEqualTo(b);
    vectors.addProduct(a, BEFORE, x, BEFORE, z, BEFORE, n);
    plain.addProduct(b, BEFORE, x, BEFORE, z, BEFORE, n);
    assertThat(a).isEqualTo(b);
    vectors.add(a, BEFORE, x, BEFORE, n);
    plain.add(b, BEFORE, x, BEFORE, n);
    assertThat(a).isEqualTo(b);
  }

  private static float[] numbers(int n, int seed) {
    Random random = new Random(31L * n + seed);
    float[] x = new float[n + 2 * BEFORE];
    for (int i = 0; i < x.length; i++) x[i] = 2 * random.nextFloat() - 1;
    return x;
  }
}
