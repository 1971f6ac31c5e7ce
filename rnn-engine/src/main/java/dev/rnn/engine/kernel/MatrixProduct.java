package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** y = x · B for every row, B a packed matrix: W x and Wᵀ y. */
public final class MatrixProduct implements Kernel {
  /** Rows of the matrix that are used for all rows of x before the next ones: with a panel's columns, half a megabyte. */
  private static final int DEPTH = 512;

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
  public boolean wantsManyRows() {
    return true;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    PackedMatrix b = memory.packed(matrix);
    float[] in = memory.buffer(x.buffer());
    float[] out = memory.buffer(result);
    int[] map = x.map(memory, extent);
    int first = memory.first(result);
    float[][] c = scratch.rows(4, PackedMatrix.PANEL);
    int[] at = new int[4];
    for (int p = 0; p < b.panels(); p++) {
      int columns = Math.min(PackedMatrix.PANEL, width - p * PackedMatrix.PANEL);
      for (int k = 0; k < depth; k += DEPTH) {
        Block block = new Block(b.panel(p), p * PackedMatrix.PANEL, columns, k, Math.min(depth, k + DEPTH));
        int r = from;
        for (; r + 4 <= to; r += 4) {
          for (int i = 0; i < 4; i++) at[i] = x.at(memory, map, r + i);
          load(c, 4, out, r - first, block);
          fourRows(in, at, block, c);
          store(c, 4, out, r - first, block);
        }
        for (; r < to; r++) {
          load(c, 1, out, r - first, block);
          oneRow(in, x.at(memory, map, r), block, c[0]);
          store(c, 1, out, r - first, block);
        }
      }
    }
    if (depth == 0) java.util.Arrays.fill(out, (from - first) * width, (to - first) * width, 0f);
  }

  /** Columns [column, column + columns) and rows [begin, end) of the matrix: what stays in the second cache. */
  private record Block(float[][] rows, int column, int columns, int begin, int end) {}

  /** Sums go on where the block before left them, so that a row's chain of additions is the same for any block size. */
  private void load(float[][] c, int rows, float[] out, int row, Block block) {
    for (int i = 0; i < rows; i++) {
      if (block.begin == 0) java.util.Arrays.fill(c[i], 0, block.columns, 0f);
      else System.arraycopy(out, (row + i) * width + block.column, c[i], 0, block.columns);
    }
  }

  private void store(float[][] c, int rows, float[] out, int row, Block block) {
    for (int i = 0; i < rows; i++) System.arraycopy(c[i], 0, out, (row + i) * width + block.column, block.columns);
  }

  private static void fourRows(float[] a, int[] at, Block block, float[][] c) {
    float[][] b = block.rows;
    int r0 = at[0];
    int r1 = at[1];
    int r2 = at[2];
    int r3 = at[3];
    int k = block.begin;
    for (; k + 4 <= block.end; k += 4) {
      Blocks.fourByFour(a[r0 + k], a[r0 + k + 1], a[r0 + k + 2], a[r0 + k + 3],
          a[r1 + k], a[r1 + k + 1], a[r1 + k + 2], a[r1 + k + 3],
          a[r2 + k], a[r2 + k + 1], a[r2 + k + 2], a[r2 + k + 3],
          a[r3 + k], a[r3 + k + 1], a[r3 + k + 2], a[r3 + k + 3],
          b[k], b[k + 1], b[k + 2], b[k + 3], c[0], c[1], c[2], c[3], block.columns);
    }
    for (; k < block.end; k++) {
      for (int i = 0; i < 4; i++) Blocks.oneByOne(a[at[i] + k], b[k], c[i], block.columns);
    }
  }

  private static void oneRow(float[] a, int at, Block block, float[] c) {
    float[][] b = block.rows;
    int k = block.begin;
    for (; k + 4 <= block.end; k += 4) {
      Blocks.oneByFour(a[at + k], a[at + k + 1], a[at + k + 2], a[at + k + 3], b[k], b[k + 1], b[k + 2], b[k + 3], c,
          block.columns);
    }
    for (; k < block.end; k++) Blocks.oneByOne(a[at + k], b[k], c, block.columns);
  }

  @Override
  public String describe() {
    return "product " + extent + " b" + result + " [" + width + "] = " + x + " [" + depth + "] x m" + matrix;
  }
}
