package dev.rnn.engine.kernel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector code, of whatever width this machine has, against the plain loops: the same bits. */
class MatrixKernelsTest {
  private static final int GAP = 3; // numbers between two rows that are not read

  private final MatrixKernels plain = new PlainKernels();
  private final MatrixKernels chosen =
      MatrixKernels.chosen() instanceof VectorKernels ? VectorKernels.atOnce() : MatrixKernels.chosen();
  private final Workspace workspace = new Workspace();

  static IntStream widths() {
    return IntStream.concat(IntStream.rangeClosed(0, 50), IntStream.of(63, 64, 65, 97, 130, 257));
  }

  @Test
  void whereTheModuleAndVectorsAre_vectorKernelsAreChosen() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assumeTrue(!"off".equals(System.getProperty(MatrixKernels.SWITCH)), "switched off");
    assertThat(chosen instanceof VectorKernels).isEqualTo(there && VectorKernels.LANES >= VectorKernels.LEAST_LANES);
  }

  @ParameterizedTest
  @MethodSource("widths")
  void anyProduct_hasTheBitsOfThePlainLoops(int width) {
    for (int depth : new int[] {0, 1, 2, 3, 17, 64, 70, 513, 1030}) {
      for (int rows : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 20, 64}) {
        Random random = new Random(width * 31L + depth * 7L + rows);
        float[] x = numbers(random, rows * (depth + GAP));
        int[] at = rows(random, rows, depth + GAP);
        float[] matrix = numbers(random, depth * width);
        assertThat(product(chosen, x, at, rows, matrix, depth, width)).as("%d x %d x %d", rows, depth, width)
            .isEqualTo(product(plain, x, at, rows, matrix, depth, width));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void aMatrixThatIsPackedForTheseRowsAlone_hasTheBitsOfAPackedOne(int width) {
    for (int depth : new int[] {0, 1, 17, 512, 513, 1030}) {
      for (int rows : new int[] {0, 1, 3, 6, 8, 21}) {
        Random random = new Random(width * 31L + depth * 7L + rows);
        float[] x = numbers(random, rows * (depth + GAP));
        int[] at = rows(random, rows, depth + GAP);
        float[] matrix = numbers(random, GAP + depth * width);
        for (MatrixKernels kernels : List.of(plain, chosen)) {
          PackedMatrix packed = kernels.matrix(depth, width);
          packed.fill(matrix, GAP, 0, depth);
          float[] y = numbers(random, 5 + rows * width);
          float[] expected = y.clone();
          kernels.multiply(x, at, rows, packed, null, 0, expected, 5, new Workspace());
          kernels.multiplyUnpacked(x, at, rows, matrix, GAP, depth, width, y, 5, new Workspace());
          assertThat(bits(y)).as("%d x %d x %d", rows, depth, width).isEqualTo(bits(expected));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void anySumOfOuterProducts_hasTheBitsOfThePlainLoops(int inputs) {
    for (int outputs : new int[] {1, 2, 3, 7, 8, 12, 14, 65}) {
      for (int rows : new int[] {0, 1, 3, 70, 512, 1000}) { // the last in two blocks
        Random random = new Random(inputs * 31L + outputs * 7L + rows);
        float[] u = numbers(random, rows * (outputs + GAP));
        float[] v = numbers(random, rows * (inputs + GAP));
        int[] atU = rows(random, rows, outputs + GAP);
        int[] atV = rows(random, rows, inputs + GAP);
        float[] before = numbers(random, outputs * inputs);
        for (boolean goOn : new boolean[] {false, true}) {
          float[] expected = before.clone();
          float[] sum = before.clone();
          int cut = outputs / 3; // as two workers would
          plain.addOuter(u, atU, rows, 0, outputs, sums(v, inputs, atV, outputs, expected), goOn, workspace);
          chosen.addOuter(u, atU, rows, 0, cut, sums(v, inputs, atV, outputs, sum), goOn, workspace);
          chosen.addOuter(u, atU, rows, cut, outputs, sums(v, inputs, atV, outputs, sum), goOn, workspace);
          assertThat(bits(sum)).as("%d rows, %d x %d, %s", rows, outputs, inputs, goOn).isEqualTo(bits(expected));
        }
      }
    }
  }

  private OuterSums sums(float[] v, int inputs, int[] atV, int outputs, float[] sum) {
    OuterSums sums = workspace.outerSums().clear();
    System.arraycopy(atV, 0, sums.factor(v, inputs), 0, Workspace.ROWS);
    sums.part(0, outputs, sum);
    return sums;
  }

  /** Two v of one width and one of another; one sum in two parts; u's own sums from odd places. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 70, 512, 1000})
  void sumsThatShareAFactor_haveTheBitsOfEachAlone(int rows) {
    int outputs = 75;
    int[] inputs = {33, 33, 20};
    Random random = new Random(rows);
    float[] u = numbers(random, rows * (outputs + GAP));
    int[] atU = rows(random, rows, outputs + GAP);
    for (boolean goOn : new boolean[] {false, true}) {
      List<float[]> alone = new ArrayList<>();
      List<float[]> together = new ArrayList<>();
      List<float[]> vectors = new ArrayList<>();
      List<int[]> places = new ArrayList<>();
      for (int size : inputs) {
        float[] v = numbers(random, rows * (size + GAP));
        int[] atV = rows(random, rows, size + GAP);
        float[] sum = numbers(random, outputs * size);
        vectors.add(v);
        places.add(atV);
        together.add(sum.clone());
        plain.addOuter(u, atU, rows, 0, outputs, sums(v, size, atV, outputs, sum), goOn, workspace);
        alone.add(sum);
      }
      float[] first = numbers(random, 40 * inputs[2]); // of the last sum
      float[] rest = numbers(random, 35 * inputs[2]);
      System.arraycopy(together.get(2), 0, first, 0, first.length);
      System.arraycopy(together.get(2), first.length, rest, 0, rest.length);
      float[] total = numbers(random, 30);
      float[] expected = total.clone();
      for (int i = 0; i < 30; i++) {
        if (!goOn) expected[i] = 0;
        for (int r = 0; r < rows; r++) expected[i] += u[atU[r] + 37 + i];
      }
      for (int[] range : new int[][] {{0, 24}, {24, outputs}}) { // as two workers would
        OuterSums sums = workspace.outerSums().clear();
        for (int f = 0; f < 3; f++) {
          System.arraycopy(places.get(f), 0, sums.factor(vectors.get(f), inputs[f]), 0, Workspace.ROWS);
          if (f < 2) sums.part(0, outputs, together.get(f));
        }
        sums.part(0, 40, first);
        sums.part(40, outputs, rest);
        sums.total(37, 67, total);
        chosen.addOuter(u, atU, rows, range[0], range[1], sums, goOn, workspace);
      }
      for (int f = 0; f < 2; f++) assertThat(bits(together.get(f))).isEqualTo(bits(alone.get(f)));
      assertThat(bits(first)).isEqualTo(bits(Arrays.copyOf(alone.get(2), first.length)));
      assertThat(bits(rest)).isEqualTo(bits(Arrays.copyOfRange(alone.get(2), first.length, alone.get(2).length)));
      assertThat(bits(total)).isEqualTo(bits(expected));
    }
  }

  private int[] product(MatrixKernels kernels, float[] x, int[] at, int rows, float[] matrix, int depth, int width) {
    PackedMatrix packed = kernels.matrix(depth, width);
    packed.fill(matrix, 0, 0, depth);
    PackedMatrix transposed = kernels.matrix(depth, width);
    transposed.fillTransposed(transposed(matrix, depth, width), 0, 0, depth, workspace);
    float[] y = new float[rows * width + 2];
    Arrays.fill(y, Float.NaN);
    float[] start = numbers(new Random(rows), GAP + width);
    kernels.multiply(x, at, rows, packed, start, GAP, y, 1, workspace);
    float[] z = y.clone();
    kernels.multiply(x, at, rows, transposed, start, GAP, z, 1, workspace);
    assertThat(bits(z)).isEqualTo(bits(y));
    return bits(y);
  }

  private static float[] transposed(float[] matrix, int depth, int width) {
    float[] other = new float[matrix.length];
    for (int k = 0; k < depth; k++) for (int j = 0; j < width; j++) other[j * depth + k] = matrix[k * width + j];
    return other;
  }

  private static float[] numbers(Random random, int count) {
    float[] all = new float[count];
    for (int i = 0; i < count; i++) all[i] = 2 * random.nextFloat() - 1;
    return all;
  }

  /** Rows in any order, some of them twice. */
  private static int[] rows(Random random, int count, int size) {
    int[] at = new int[Math.max(count, Workspace.ROWS)];
    for (int i = 0; i < count; i++) at[i] = random.nextInt(count) * size + (i % GAP);
    return at;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) bits[i] = Float.floatToIntBits(values[i]);
    return bits;
  }
}
