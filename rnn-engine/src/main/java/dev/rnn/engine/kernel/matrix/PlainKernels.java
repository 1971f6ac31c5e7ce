package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.kernel.reduce.RowProducts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Blocked loops that the JIT compiler turns into vector code by itself; no module needed. */
final class PlainKernels implements MatrixKernels {
  /**
   * Rows of the matrix that are used for all rows of x before the next ones: with a panel's columns, half a megabyte.
   */
  private static final int DEPTH = 512;

  @Override
  public PackedMatrix matrix(int depth, int width) {
    return new PlainMatrix(depth, width);
  }

  /**
   * Columns [column, column + columns) and rows [begin, end) of the matrix: what stays in the second cache.
   *
   * @param xAt the number of x that meets row 0
   */
  private record Block(float[][] rows, int width, int column, int columns, int begin, int end, int xAt) {
    boolean isFirst() {
      return begin + xAt == 0;
    }
  }

  @Override
  public void multiply(float[] x, int[] at, int rows, PackedMatrix matrix, float @Nullable [] start, int startAt,
      float[] y, int yAt, Workspace workspace) {
    PlainMatrix b = (PlainMatrix) matrix;
    float[][] c = workspace.rows(4, PlainMatrix.PANEL);
    if (b.depth() == 0) fill(y, yAt, rows, b.width(), start, startAt);
    for (int p = 0; p < b.panels(); p++) {
      int column = p * PlainMatrix.PANEL;
      int columns = Math.min(PlainMatrix.PANEL, b.width() - column);
      for (int k = 0; k < b.depth(); k += DEPTH) {
        Block block = new Block(b.panel(p), b.width(), column, columns, k, Math.min(b.depth(), k + DEPTH), 0);
        multiply(x, at, rows, block, start, startAt, y, yAt, c);
      }
    }
  }

  @Override
  public void multiplyUnpacked(float[] x, int[] at, int rows, float[] matrix, int matrixAt, int depth, int width,
      float[] y, int yAt, Workspace workspace) {
    PlainMatrix b = (PlainMatrix) workspace.panel(this, width, 0);
    float[][] c = workspace.rows(4, PlainMatrix.PANEL);
    if (depth == 0) fill(y, yAt, rows, width, null, 0);
    for (int k = 0; k < depth; k += DEPTH) {
      int count = Math.min(DEPTH, depth - k);
      b.fill(matrix, matrixAt + k * width, 0, count);
      for (int p = 0; p < b.panels(); p++) {
        int column = p * PlainMatrix.PANEL;
        Block block = new Block(b.panel(p), width, column, Math.min(PlainMatrix.PANEL, width - column), 0, count, k);
        multiply(x, at, rows, block, null, 0, y, yAt, c);
      }
    }
  }

  private static void multiply(float[] x, int[] at, int rows, Block block, float @Nullable [] start, int startAt,
      float[] y, int yAt, float[][] c) {
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      load(c, 4, y, yAt, r, block, start, startAt);
      fourRows(x, at, r, block, c);
      store(c, 4, y, yAt, r, block);
    }
    for (; r < rows; r++) {
      load(c, 1, y, yAt, r, block, start, startAt);
      oneRow(x, at[r] + block.xAt, block, c[0]);
      store(c, 1, y, yAt, r, block);
    }
  }

  /** Sums go on where the block before left them, so that a row's chain of additions is the same for any block size. */
  private static void load(float[][] c, int rows, float[] y, int yAt, int row, Block block, float @Nullable [] start,
      int startAt) {
    for (int i = 0; i < rows; i++) {
      if (!block.isFirst()) System.arraycopy(y, yAt + (row + i) * block.width + block.column, c[i], 0, block.columns);
      else if (start != null) System.arraycopy(start, startAt + block.column, c[i], 0, block.columns);
      else Arrays.fill(c[i], 0, block.columns, 0f);
    }
  }

  /** Rows that are all the same: of products whose sums have no terms. */
  static void fill(float[] y, int yAt, int rows, int width, float @Nullable [] start, int startAt) {
    if (start == null) Arrays.fill(y, yAt, yAt + rows * width, 0f);
    else for (int r = 0; r < rows; r++) System.arraycopy(start, startAt, y, yAt + r * width, width);
  }

  private static void store(float[][] c, int rows, float[] y, int yAt, int row, Block block) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c[i], 0, y, yAt + (row + i) * block.width + block.column, block.columns);
    }
  }

  private static void fourRows(float[] a, int[] at, int row, Block block, float[][] c) {
    float[][] b = block.rows;
    int r0 = at[row] + block.xAt;
    int r1 = at[row + 1] + block.xAt;
    int r2 = at[row + 2] + block.xAt;
    int r3 = at[row + 3] + block.xAt;
    int k = block.begin;
    for (; k + 4 <= block.end; k += 4) {
      Blocks.fourByFour(a[r0 + k], a[r0 + k + 1], a[r0 + k + 2], a[r0 + k + 3],
          a[r1 + k], a[r1 + k + 1], a[r1 + k + 2], a[r1 + k + 3],
          a[r2 + k], a[r2 + k + 1], a[r2 + k + 2], a[r2 + k + 3],
          a[r3 + k], a[r3 + k + 1], a[r3 + k + 2], a[r3 + k + 3],
          b[k], b[k + 1], b[k + 2], b[k + 3], c[0], c[1], c[2], c[3], block.columns);
    }
    for (; k < block.end; k++) {
      for (int i = 0; i < 4; i++) Blocks.oneByOne(a[at[row + i] + block.xAt + k], b[k], c[i], block.columns);
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
  public void addOuter(float[] u, int[] atU, int rows, int from, int to, OuterSums sums, boolean goOn,
      Workspace workspace) {
    if (!goOn) sums.zero(from, to);
    float[][] panel = workspace.rows(4 + Workspace.ROWS, PlainMatrix.PANEL);
    for (int p = 0; p < sums.parts(); p++) {
      int first = Math.max(from, sums.from(p));
      int past = Math.min(to, sums.past(p));
      if (first >= past) continue;
      if (sums.isTotal(p)) {
        for (int r = 0; r < rows; r++) {
          RowProducts.chosen().add(sums.sum(p), sums.place(p, first), u, atU[r] + first, past - first);
        }
        continue;
      }
      int inputs = sums.width(p);
      float[] v = sums.vectors(sums.factor(p));
      int[] atV = sums.at(sums.factor(p));
      for (int column = 0; column < inputs; column += PlainMatrix.PANEL) {
        int width = Math.min(PlainMatrix.PANEL, inputs - column);
        for (int r = 0; r < rows; r++) System.arraycopy(v, atV[r] + column, panel[4 + r], 0, width);
        accumulate(u, atU, rows, panel, first, past, sums.sum(p), sums.place(p, 0) + column, inputs, width);
      }
    }
  }

  /** The sum's row 0 would stand at {@code sumAt}. */
  private static void accumulate(float[] a, int[] at, int count, float[][] panel, int from, int to, float[] sum,
      int sumAt, int inputs, int width) {
    int i = from;
    for (; i + 4 <= to; i += 4) {
      for (int c = 0; c < 4; c++) System.arraycopy(sum, sumAt + (i + c) * inputs, panel[c], 0, width);
      int k = 0;
      for (; k + 4 <= count; k += 4) {
        int r0 = at[k] + i;
        int r1 = at[k + 1] + i;
        int r2 = at[k + 2] + i;
        int r3 = at[k + 3] + i;
        Blocks.fourByFour(a[r0], a[r1], a[r2], a[r3], a[r0 + 1], a[r1 + 1], a[r2 + 1], a[r3 + 1],
            a[r0 + 2], a[r1 + 2], a[r2 + 2], a[r3 + 2], a[r0 + 3], a[r1 + 3], a[r2 + 3], a[r3 + 3],
            panel[4 + k], panel[5 + k], panel[6 + k], panel[7 + k], panel[0], panel[1], panel[2], panel[3], width);
      }
      for (; k < count; k++) {
        for (int c = 0; c < 4; c++) Blocks.oneByOne(a[at[k] + i + c], panel[4 + k], panel[c], width);
      }
      for (int c = 0; c < 4; c++) System.arraycopy(panel[c], 0, sum, sumAt + (i + c) * inputs, width);
    }
    for (; i < to; i++) {
      System.arraycopy(sum, sumAt + i * inputs, panel[0], 0, width);
      for (int k = 0; k < count; k++) Blocks.oneByOne(a[at[k] + i], panel[4 + k], panel[0], width);
      System.arraycopy(panel[0], 0, sum, sumAt + i * inputs, width);
    }
  }
}
