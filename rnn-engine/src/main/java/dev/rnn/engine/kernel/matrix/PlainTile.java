package dev.rnn.engine.kernel.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** A tile in plain loops, for as long as its vector code is not compiled: the same bits. */
final class PlainTile implements Tile {
  private final int rows;
  private final int columns;
  private final int step;

  PlainTile(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    step = Strips.step(rows);
  }

  @Override
  public void run(float[] a, int aAt, MemorySegment b, long bAt, int depth, float[] c, int cAt, int stride,
      float @Nullable [] start, int startAt, int startStep) {
    float[][] sums = new float[rows][columns];
    if (start != null) {
      for (int i = 0; i < rows; i++) System.arraycopy(start, startAt + i * startStep, sums[i], 0, columns);
    }
    float[][] four = new float[4][columns];
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      for (int j = 0; j < 4; j++) copy(b, bAt, k + j, four[j]);
      int k0 = aAt + k * step;
      int k1 = k0 + step;
      int k2 = k1 + step;
      int k3 = k2 + step;
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        Blocks.fourByFour(a[k0 + i], a[k1 + i], a[k2 + i], a[k3 + i],
            a[k0 + i + 1], a[k1 + i + 1], a[k2 + i + 1], a[k3 + i + 1],
            a[k0 + i + 2], a[k1 + i + 2], a[k2 + i + 2], a[k3 + i + 2],
            a[k0 + i + 3], a[k1 + i + 3], a[k2 + i + 3], a[k3 + i + 3],
            four[0], four[1], four[2], four[3], sums[i], sums[i + 1], sums[i + 2], sums[i + 3], columns);
      }
      for (; i < rows; i++) {
        Blocks.oneByFour(a[k0 + i], a[k1 + i], a[k2 + i], a[k3 + i], four[0], four[1], four[2], four[3], sums[i],
            columns);
      }
    }
    for (; k < depth; k++) {
      copy(b, bAt, k, four[0]);
      for (int i = 0; i < rows; i++) Blocks.oneByOne(a[aAt + k * step + i], four[0], sums[i], columns);
    }
    for (int i = 0; i < rows; i++) System.arraycopy(sums[i], 0, c, cAt + i * stride, columns);
  }

  private void copy(MemorySegment b, long bAt, int k, float[] row) {
    MemorySegment.copy(b, ValueLayout.JAVA_FLOAT, bAt + (long) k * columns * Float.BYTES, row, 0, columns);
  }
}
