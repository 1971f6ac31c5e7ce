package dev.rnn.engine.kernel.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A tile in plain loops, for as long as its vector code is not compiled: the same bits. */
final class PlainTile implements Tile {
  private final int rows;
  private final int columns;

  PlainTile(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  public void run(float[] a, int aAt, MemorySegment b, long bAt, int depth, float[] c, int cAt, int stride, boolean goOn) {
    float[][] sums = new float[rows][columns];
    if (goOn) for (int i = 0; i < rows; i++) System.arraycopy(c, cAt + i * stride, sums[i], 0, columns);
    float[][] four = new float[4][columns];
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      for (int j = 0; j < 4; j++) copy(b, bAt, k + j, four[j]);
      int at = aAt + k * rows;
      int i = 0;
      for (; i + 4 <= rows; i += 4, at += 4) {
        Blocks.fourByFour(a[at], a[at + rows], a[at + 2 * rows], a[at + 3 * rows],
            a[at + 1], a[at + rows + 1], a[at + 2 * rows + 1], a[at + 3 * rows + 1],
            a[at + 2], a[at + rows + 2], a[at + 2 * rows + 2], a[at + 3 * rows + 2],
            a[at + 3], a[at + rows + 3], a[at + 2 * rows + 3], a[at + 3 * rows + 3],
            four[0], four[1], four[2], four[3], sums[i], sums[i + 1], sums[i + 2], sums[i + 3], columns);
      }
      for (; i < rows; i++, at++) {
        Blocks.oneByFour(a[at], a[at + rows], a[at + 2 * rows], a[at + 3 * rows], four[0], four[1], four[2], four[3],
            sums[i], columns);
      }
    }
    for (; k < depth; k++) {
      copy(b, bAt, k, four[0]);
      for (int i = 0; i < rows; i++) Blocks.oneByOne(a[aAt + k * rows + i], four[0], sums[i], columns);
    }
    for (int i = 0; i < rows; i++) System.arraycopy(sums[i], 0, c, cAt + i * stride, columns);
  }

  private void copy(MemorySegment b, long bAt, int k, float[] row) {
    MemorySegment.copy(b, ValueLayout.JAVA_FLOAT, bAt + (long) k * columns * Float.BYTES, row, 0, columns);
  }
}
