package dev.rnn.engine.kernel.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.engine.kernel.generate.Vectors;
import dev.rnn.engine.kernel.matrix.Workspace;
import dev.rnn.engine.parameter.WeightFormat;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products with few bits against sums in double, the error that the format's definition allows, and rows alone. */
class CompactMatrixTest {
  private final Workspace workspace = new Workspace();

  @ParameterizedTest
  @CsvSource({"INT8, 1, 1", "INT8, 7, 130", "INT8, 200, 128", "INT8, 0, 3",
      "BFLOAT16, 1, 1", "BFLOAT16, 7, 130", "BFLOAT16, 200, 300", "BFLOAT16, 0, 3"})
  void a_product_isWrongByNoMoreThanTheRoundingOfItsWeights(WeightFormat format, int depth, int width) {
    float[] weights = numbers(depth * width, 1);
    float[] x = numbers(depth, 2);
    float[] start = numbers(width, 3);
    float[] y = new float[width];
    filled(format, weights, depth, width, false).multiply(x, new int[1], 1, start, 0, y, 0, workspace);
    for (int j = 0; j < width; j++) {
      double sum = start[j];
      double allowed = 1e-5 * (depth + 1);
      for (int k = 0; k < depth; k++) {
        sum += (double) x[k] * weights[k * width + j];
        allowed += Math.abs(x[k]) * mostWrong(format, weights, k, width, j);
      }
      assertThat((double) y[j]).isCloseTo(sum, within(allowed));
    }
  }

  private static double mostWrong(WeightFormat format, float[] weights, int k, int width, int j) {
    if (format == WeightFormat.BFLOAT16) return Math.abs(weights[k * width + j]) / 256;
    double most = 0;
    for (int i = 0; i < width; i++) most = Math.max(most, Math.abs(weights[k * width + i]));
    return most / 127 / 2;
  }

  @ParameterizedTest
  @EnumSource(value = WeightFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void numbers_thatTheFormatHolds_areKeptExactly(WeightFormat format) {
    float[] weights = {0, 1, -1, 127, -127, 64, 2, -96};
    float[] y = new float[weights.length];
    CompactMatrix matrix = filled(format, weights, 1, weights.length, false);
    matrix.multiply(new float[] {1}, new int[1], 1, null, 0, y, 0, workspace);
    assertThat(y).containsExactly(weights);
  }

  @ParameterizedTest
  @EnumSource(value = WeightFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void rows_haveTheSameBitsAloneAndTogether(WeightFormat format) {
    int depth = 37;
    int width = 150;
    int rows = 9;
    CompactMatrix matrix = filled(format, numbers(depth * width, 1), depth, width, false);
    float[] x = numbers(rows * depth, 2);
    int[] at = new int[rows];
    Arrays.setAll(at, r -> (rows - 1 - r) * depth);
    float[] all = new float[rows * width];
    matrix.multiply(x, at, rows, null, 0, all, 0, workspace);
    for (int r = 0; r < rows; r++) {
      float[] alone = new float[width];
      matrix.multiply(x, new int[] {at[r]}, 1, null, 0, alone, 0, workspace);
      assertThat(alone).containsExactly(Arrays.copyOfRange(all, r * width, (r + 1) * width));
    }
  }

  @ParameterizedTest
  @EnumSource(value = WeightFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void a_transposedMatrix_isTheSameOne(WeightFormat format) {
    int depth = 12;
    int width = 140;
    float[] weights = numbers(depth * width, 1);
    float[] transposed = new float[weights.length];
    for (int k = 0; k < depth; k++) for (int j = 0; j < width; j++) transposed[j * depth + k] = weights[k * width + j];
    float[] x = numbers(depth, 2);
    float[] one = new float[width];
    float[] other = new float[width];
    filled(format, weights, depth, width, false).multiply(x, new int[1], 1, null, 0, one, 0, workspace);
    filled(format, transposed, depth, width, true).multiply(x, new int[1], 1, null, 0, other, 0, workspace);
    assertThat(other).containsExactly(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 300})
  void vectors_haveTheBitsOfThePlainLoops(int depth) {
    assumeTrue(Vectors.available() && Vectors.lanes() >= 8, "no vectors of eight numbers");
    CompactProducts plain = new PlainCompactProducts();
    CompactProducts vectors = new VectorCompactProducts();
    float[] x = numbers(depth, 1);
    byte[] bytes = new byte[(depth + 1) * CompactProducts.PANEL];
    new Random(2).nextBytes(bytes);
    int[] halves = new int[(depth + 1) * CompactProducts.HALF_INTS];
    for (int i = 0; i < halves.length; i++) {
      int low = HalfMatrix.rounded(depth == 0 ? 1 : x[i % depth] * (i % 7)) & 0xffff;
      halves[i] = low | HalfMatrix.rounded(i % 11 - 5.25f) << Short.SIZE;
    }
    float[] sums = numbers(CompactProducts.PANEL, 3);
    float[] expected = sums.clone();
    plain.bytes(x, depth, bytes, CompactProducts.PANEL, expected);
    vectors.bytes(x, depth, bytes, CompactProducts.PANEL, sums);
    assertThat(sums).containsExactly(expected);
    plain.halves(x, depth, halves, CompactProducts.HALF_INTS, expected);
    vectors.halves(x, depth, halves, CompactProducts.HALF_INTS, sums);
    assertThat(sums).containsExactly(expected);
  }

  @Test
  void halves_areRoundedToTheNearest_evenAtTies() {
    assertThat(value(HalfMatrix.rounded(1 + 1f / 256))).isEqualTo(1); // a tie: down to even
    assertThat(value(HalfMatrix.rounded(1 + 3f / 256))).isEqualTo(1 + 4f / 256); // a tie: up to even
    assertThat(value(HalfMatrix.rounded(1 + 1.01f / 256))).isEqualTo(1 + 2f / 256);
    assertThat(value(HalfMatrix.rounded(Float.NEGATIVE_INFINITY))).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(value(HalfMatrix.rounded(Float.intBitsToFloat(0x7fffffff)))).isNaN();
    assertThat(value(HalfMatrix.rounded(-0f))).isEqualTo(-0f);
  }

  private static float value(short half) {
    return Float.intBitsToFloat(half << Short.SIZE);
  }

  private static CompactMatrix filled(WeightFormat format, float[] weights, int depth, int width, boolean transposed) {
    CompactMatrix matrix = CompactMatrix.of(format, depth, width);
    int half = depth / 2; // in two parts, as two threads would
    for (int[] part : new int[][] {{0, half}, {half, depth}}) {
      if (transposed) matrix.fillTransposed(weights, 0, part[0], part[1], new Workspace());
      else matrix.fill(weights, 0, part[0], part[1]);
    }
    return matrix;
  }

  private static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] all = new float[count];
    for (int i = 0; i < count; i++) all[i] = (float) random.nextGaussian();
    return all;
  }
}
