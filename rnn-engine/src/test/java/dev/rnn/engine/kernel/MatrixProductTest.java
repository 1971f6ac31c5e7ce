package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 5", "4, 256", "7, 257", "37, 70", "67, 301"})
  void anyNumberOfRowsHasTheBitsOfOneRowAtATime(int depth, int width) {
    int rows = 64;
    ProductMemory memory = new ProductMemory(rows, depth, width);
    MatrixProduct product = memory.product();
    Scratch scratch = new Scratch();
    for (int r = 0; r < rows; r++) product.run(memory, scratch, r, r + 1);
    float[] oneByOne = memory.result().clone();
    for (int count = 1; count <= rows; count++) {
      for (int from : new int[] {0, (rows - count) / 2, rows - count}) {
        Arrays.fill(memory.result(), Float.NaN);
        product.run(memory, scratch, from, from + count);
        assertThat(bits(memory.result(), from * width, (from + count) * width)).as("%d rows from %d", count, from)
            .isEqualTo(bits(oneByOne, from * width, (from + count) * width));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "67, 301"})
  void isTheSumOfProducts(int depth, int width) {
    ProductMemory memory = new ProductMemory(5, depth, width);
    memory.product().run(memory, new Scratch(), 0, 5);
    for (int r = 0; r < 5; r++) {
      for (int j = 0; j < width; j++) {
        double sum = 0;
        for (int k = 0; k < depth; k++) sum += (double) memory.rows()[r * depth + k] * memory.matrix()[k * width + j];
        assertThat((double) memory.result()[r * width + j]).isCloseTo(sum, within(1e-5));
      }
    }
  }

  private static int[] bits(float[] values, int from, int to) {
    int[] bits = new int[to - from];
    for (int i = from; i < to; i++) bits[i - from] = Float.floatToRawIntBits(values[i]);
    return bits;
  }
}
