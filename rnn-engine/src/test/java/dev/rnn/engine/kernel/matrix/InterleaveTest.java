package dev.rnn.engine.kernel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows side by side: by the definition, at depths with and without whole squares. */
class InterleaveTest {
  private static final int TO = 5;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 16, 33, 100})
  void plainLoops_putOneNumberOfEachRowSideBySide(int depth) {
    check(new PlainInterleave(8), 8, depth);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 16, 33, 100})
  void vectors_putOneNumberOfEachRowSideBySide(int depth) {
    assumeTrue(MatrixKernels.chosen() instanceof VectorKernels, "no vectors");
    check(InterleaveCode.of(VectorKernels.LANES), VectorKernels.LANES, depth);
  }

  private static void check(Interleave interleave, int rows, int depth) {
    Random random = new Random(depth);
    float[] x = new float[3 * depth + 50];
    for (int i = 0; i < x.length; i++) x[i] = random.nextFloat();
    int[] at = random.ints(rows, 0, x.length - depth + 1).toArray();
    float[] expected = new float[depth * rows + 2 * TO];
    Arrays.fill(expected, -1);
    float[] strip = expected.clone();
    for (int k = 0; k < depth; k++) for (int i = 0; i < rows; i++) expected[TO + k * rows + i] = x[at[i] + k];
    interleave.run(x, at, depth, strip, TO);
    assertThat(strip).containsExactly(expected);
  }
}
