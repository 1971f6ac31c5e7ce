package dev.rnn.engine.kernel.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.support.Speeds;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Prints how fast products are, plain and chosen in turn, beside the peak of the same moment. */
class MatrixSpeedTest {
  /** Times the speed of the obvious loop: plain loops have 4 or more, what is not compiled less than 0.5. */
  private static final double FLOOR = 1.5;

  private final MatrixKernels plain = new PlainKernels();
  private final MatrixKernels chosen = MatrixKernels.chosen();
  private final Workspace workspace = new Workspace();
  private final double peak = chosen instanceof VectorKernels ? FmaPeak.measure() : Double.NaN;

  @Test
  void products_oneThread() {
    int[][] shapes = {{64, 200, 800}, {64, 512, 2048}, {2240, 200, 800}, {20, 650, 2600}, {1, 512, 2048}};
    for (int[] shape : shapes) {
      compare("product", shape, product(plain, shape), product(chosen, shape));
    }
  }

  @Test
  void sumsOfOuterProducts_oneThread() {
    for (int[] shape : new int[][] {{2240, 200, 800}, {2240, 800, 200}, {4096, 512, 2048}}) {
      compare("outer sum", shape, outer(plain, shape), outer(chosen, shape));
    }
  }

  private void compare(String what, int[] shape, Runnable plainRun, Runnable chosenRun) {
    Speeds speeds = Speeds.of(FLOOR, 2.0 * shape[0] * shape[1] * shape[2], plainRun, chosenRun);
    System.out.println(String.format(Locale.ROOT,
        "%s %s: plain %.1f GF/s, chosen %.1f GF/s, peak %.1f GF/s (%.0f %%); %.1f and %.1f times the obvious loop",
        what, Arrays.toString(shape), speeds.of(0), speeds.of(1), peak, 100 * speeds.of(1) / peak,
        speeds.ratio(0), speeds.ratio(1)));
    assertThat(speeds.ratio(0)).as("plain").isGreaterThan(FLOOR);
    assertThat(speeds.ratio(1)).as("chosen").isGreaterThan(FLOOR);
  }

  private Runnable product(MatrixKernels kernels, int[] shape) {
    PackedMatrix matrix = kernels.matrix(shape[1], shape[2]);
    matrix.fill(ones(shape[1] * shape[2]), 0, 0, shape[1]);
    float[] x = ones(shape[0] * shape[1]);
    float[] y = new float[shape[0] * shape[2]];
    int[] at = new int[Workspace.ROWS];
    return () -> {
      for (int first = 0; first < shape[0]; first += Workspace.ROWS) {
        int rows = Math.min(Workspace.ROWS, shape[0] - first);
        for (int i = 0; i < rows; i++) at[i] = (first + i) * shape[1];
        kernels.multiply(x, at, rows, matrix, null, 0, y, first * shape[2], workspace);
      }
    };
  }

  private Runnable outer(MatrixKernels kernels, int[] shape) {
    float[] u = ones(shape[0] * shape[1]);
    float[] v = ones(shape[0] * shape[2]);
    float[] sum = new float[shape[1] * shape[2]];
    int[] atU = new int[Workspace.ROWS];
    return () -> {
      for (int first = 0; first < shape[0]; first += Workspace.ROWS) {
        int rows = Math.min(Workspace.ROWS, shape[0] - first);
        OuterSums sums = workspace.outerSums().clear();
        int[] atV = sums.factor(v, shape[2]);
        sums.part(0, shape[1], sum);
        for (int i = 0; i < rows; i++) {
          atU[i] = (first + i) * shape[1];
          atV[i] = (first + i) * shape[2];
        }
        kernels.addOuter(u, atU, rows, 0, shape[1], sums, first > 0, workspace);
      }
    };
  }

  private static float[] ones(int count) {
    float[] all = new float[count];
    Arrays.fill(all, 1);
    return all;
  }
}
