package dev.rnn.engine.kernel.compact;

import dev.rnn.engine.kernel.matrix.PackedMatrix;
import dev.rnn.engine.kernel.matrix.Workspace;
import dev.rnn.engine.parameter.WeightFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of fewer bits: panels of {@link CompactProducts#PANEL} columns, one after the other; within a panel row
 * after row. A number of a product is one chain of fused multiply-adds over rising k, whatever else is computed: so
 * rows have the same bits alone and together.
 */
public abstract class CompactMatrix implements PackedMatrix {
  private final int depth;
  private final int width;
  private final int panels;
  private final int pitch;

  /**
   * A matrix to be filled.
   *
   * @param pitch from row to row of a panel, in what the numbers are kept in
   */
  CompactMatrix(int depth, int width, int pitch) {
    this.depth = depth;
    this.width = width;
    this.pitch = pitch;
    panels = (width + CompactProducts.PANEL - 1) / CompactProducts.PANEL;
  }

  /** A matrix to be filled, of a format other than the numbers as they are. */
  public static CompactMatrix of(WeightFormat format, int depth, int width) {
    return switch (format) {
      case BFLOAT16 -> new HalfMatrix(depth, width);
      case INT8 -> new ByteMatrix(depth, width);
      case FLOAT32 -> throw new IllegalArgumentException("32-bit numbers are not compact");
    };
  }

  @Override
  public final int depth() {
    return depth;
  }

  @Override
  public final int width() {
    return width;
  }

  @Override
  public final void fill(float[] from, int offset, int begin, int end) {
    for (int k = begin; k < end; k++) row(k, from, offset + k * width, 1);
  }

  @Override
  public final void fillTransposed(float[] from, int offset, int begin, int end, Workspace workspace) {
    for (int k = begin; k < end; k++) row(k, from, offset + k, depth);
  }

  /** Rounds row {@code k}, whose numbers are {@code step} apart. */
  abstract void row(int k, float[] from, int at, int step);

  /**
   * y = start + x B for some rows.
   *
   * @param x holds the rows
   * @param at where they begin
   * @param start what the sums begin with, from {@code startAt}, the same for each row; null: 0
   * @param y gets the results, one after the other from {@code yAt}
   */
  public final void multiply(float[] x, int[] at, int rows, float @Nullable [] start, int startAt, float[] y, int yAt,
      Workspace workspace) {
    float[] scaled = workspace.strip(depth);
    float[] sums = workspace.tile();
    for (int r = 0; r < rows; r++) {
      input(x, at[r], scaled);
      for (int p = 0; p < panels; p++) {
        int column = p * CompactProducts.PANEL;
        int columns = Math.min(CompactProducts.PANEL, width - column);
        Arrays.fill(sums, 0, CompactProducts.PANEL, 0f);
        if (start != null) System.arraycopy(start, startAt + column, sums, 0, columns);
        panel(scaled, p, sums);
        System.arraycopy(sums, 0, y, yAt + r * width + column, columns);
      }
    }
  }

  /** What the stored numbers are multiplied by: a row of x, perhaps with the scales of the rows of the matrix. */
  abstract void input(float[] x, int at, float[] scaled);

  /** sums += x B for one panel. */
  abstract void panel(float[] x, int panel, float[] sums);

  final int size() {
    return Math.multiplyExact(panels * pitch, depth);
  }

  /** Where a row of a panel begins. */
  final int at(int panel, int row) {
    return (panel * depth + row) * pitch;
  }

  /** Where a number is stored. */
  final int place(int row, int column) {
    return at(column / CompactProducts.PANEL, row) + column % CompactProducts.PANEL % pitch;
  }
}
