package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** y = x · B for every row, B a packed matrix: W x and Wᵀ y. */
public final class MatrixProduct implements Kernel {
  private final Extent extent;
  private final Operand x;
  private final int matrix;
  private final int depth;
  private final int width;
  private final int result;

  /**
   * A product.
   *
   * @param matrix id of the packed matrix [depth, width]
   * @param result buffer with rows of {@code width} numbers
   */
  public MatrixProduct(Extent extent, Operand x, int matrix, int depth, int width, int result) {
    this.extent = extent;
    this.x = x;
    this.matrix = matrix;
    this.depth = depth;
    this.width = width;
    this.result = result;
  }

  @Override
  public Split split() {
    return Split.ROWS;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    PackedMatrix b = memory.packed(matrix);
    float[] in = memory.buffer(x.buffer());
    float[] out = memory.buffer(result);
    int[] map = x.map(memory, extent);
    float[][] c = scratch.rows(4, PackedMatrix.PANEL);
    int[] at = new int[4];
    for (int p = 0; p < b.panels(); p++) {
      float[][] panel = b.panel(p);
      int columns = Math.min(PackedMatrix.PANEL, width - p * PackedMatrix.PANEL);
      int r = from;
      for (; r + 4 <= to; r += 4) {
        for (int i = 0; i < 4; i++) at[i] = x.at(map, r + i);
        fourRows(in, at, panel, c, columns);
        store(c, 4, out, r, p, columns);
      }
      for (; r < to; r++) {
        oneRow(in, x.at(map, r), panel, c[0], columns);
        store(c, 1, out, r, p, columns);
      }
    }
  }

  private void store(float[][] c, int rows, float[] out, int row, int panel, int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c[i], 0, out, (row + i) * width + panel * PackedMatrix.PANEL, columns);
    }
  }

  private void fourRows(float[] a, int[] at, float[][] b, float[][] c, int n) {
    for (int i = 0; i < 4; i++) java.util.Arrays.fill(c[i], 0, n, 0f);
    int r0 = at[0];
    int r1 = at[1];
    int r2 = at[2];
    int r3 = at[3];
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      Blocks.fourByFour(a[r0 + k], a[r0 + k + 1], a[r0 + k + 2], a[r0 + k + 3],
          a[r1 + k], a[r1 + k + 1], a[r1 + k + 2], a[r1 + k + 3],
          a[r2 + k], a[r2 + k + 1], a[r2 + k + 2], a[r2 + k + 3],
          a[r3 + k], a[r3 + k + 1], a[r3 + k + 2], a[r3 + k + 3],
          b[k], b[k + 1], b[k + 2], b[k + 3], c[0], c[1], c[2], c[3], n);
    }
    for (; k < depth; k++) {
      for (int i = 0; i < 4; i++) Blocks.oneByOne(a[at[i] + k], b[k], c[i], n);
    }
  }

  private void oneRow(float[] a, int at, float[][] b, float[] c, int n) {
    java.util.Arrays.fill(c, 0, n, 0f);
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      Blocks.oneByFour(a[at + k], a[at + k + 1], a[at + k + 2], a[at + k + 3], b[k], b[k + 1], b[k + 2], b[k + 3], c, n);
    }
    for (; k < depth; k++) Blocks.oneByOne(a[at + k], b[k], c, n);
  }

  @Override
  public String describe() {
    return "product " + extent + " b" + result + " [" + width + "] = " + x + " [" + depth + "] x m" + matrix;
  }
}
