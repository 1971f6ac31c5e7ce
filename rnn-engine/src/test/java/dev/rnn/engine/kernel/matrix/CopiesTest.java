package dev.rnn.engine.kernel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of rows come to where tiles read them, and nothing else is written. */
class CopiesTest {
  private static final int BEGIN = 2; // the first row that is copied
  private static final int FIRST = 3;
  private static final int TO = 5;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 20})
  void plainLoops_copyAVectorOfEachRow(int rows) {
    check(new PlainCopies(8), 8, rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 20})
  void vectors_copyAVectorOfEachRow(int rows) {
    assumeTrue(MatrixKernels.chosen() instanceof VectorKernels, "no vectors");
    check(new VectorCopies(), VectorKernels.LANES, rows);
  }

  private static void check(Copies copies, int lanes, int rows) {
    int width = lanes + 9;
    int end = BEGIN + rows;
    Random random = new Random(rows);
    float[] from = new float[end * width + 50];
    for (int i = 0; i < from.length; i++) from[i] = random.nextFloat();
    int[] at = random.ints(end, 0, from.length - lanes - FIRST + 1).toArray();

    float[] strip = blank((end + 1) * lanes + TO);
    float[] expected = strip.clone();
    for (int r = BEGIN; r < end; r++) System.arraycopy(from, at[r] + FIRST, expected, TO + r * lanes, lanes);
    copies.toStrip(from, at, FIRST, BEGIN, end, strip, TO);
    assertThat(strip).containsExactly(expected);

    int step = 2 * lanes;
    float[] ofList = blank(rows * step + lanes + TO);
    float[] ofRows = ofList.clone();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, at[BEGIN + r] + FIRST, ofList, TO + r * step, lanes);
      System.arraycopy(from, FIRST + r * width, ofRows, TO + r * step, lanes);
    }
    assertThat(matrix(copies, from, at, width, end, ofList.length, step)).containsExactly(ofList);
    assertThat(matrix(copies, from, null, width, end, ofRows.length, step)).containsExactly(ofRows);
  }

  private static float[] matrix(Copies copies, float[] from, int[] at, int width, int end, int size, int step) {
    MemorySegment data = Arena.ofAuto().allocate((long) size * Float.BYTES, Float.BYTES);
    MemorySegment.copy(blank(size), 0, data, ValueLayout.JAVA_FLOAT, 0, size);
    copies.toMatrix(from, at, FIRST, width, BEGIN, end, data, TO * Float.BYTES, (long) step * Float.BYTES);
    return data.toArray(ValueLayout.JAVA_FLOAT);
  }

  private static float[] blank(int size) {
    float[] numbers = new float[size];
    Arrays.fill(numbers, -1);
    return numbers;
  }
}
