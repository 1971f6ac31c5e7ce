package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.kernel.reduce.RowProducts;
import dev.rnn.engine.kernel.reduce.RowReductions;
import java.util.ArrayList;
import java.util.List;

/** A worker's own memory for products, kept between runs. */
public final class Workspace {
  /** Rows that are taken at a time, at most. */
  public static final int ROWS = 1024;

  private final int[] first = new int[ROWS];
  private final OuterSums sumsOfProducts = new OuterSums();
  private final int[] index = new int[64];
  private float[] strip = new float[0];
  private float[][] rows = new float[0][];
  private final float[] tile = new float[8 * 3 * 16];
  private final float[] sums = new float[Math.max(RowReductions.SUMS, RowProducts.SUMS)];
  private final List<PackedMatrix> panels = new ArrayList<>(); // one for each width that was asked for

  /**
   * In how many pieces to take some rows, each of at most {@code most}: of even size, for a last piece of a few rows
   * would read a whole matrix for them alone.
   */
  public static int atATime(int rows, int most) {
    int pieces = Math.max(1, (rows + most - 1) / most);
    return Math.min(most, ((rows + pieces - 1) / pieces + 15) & -16);
  }

  /** Where up to {@link #ROWS} rows begin. */
  public int[] first() {
    return first;
  }

  /** What is summed; of the call before, until it is cleared. */
  public OuterSums outerSums() {
    return sumsOfProducts;
  }

  /** Where the numbers of one vector stand. */
  int[] index() {
    return index;
  }

  /** At least {@code count} numbers. */
  public float[] strip(int count) {
    if (strip.length < count) strip = new float[count];
    return strip;
  }

  /** At least {@code count} arrays of at least {@code width} numbers. */
  float[][] rows(int count, int width) {
    if (rows.length < count || (count > 0 && rows[0].length < width)) {
      rows = new float[Math.max(count, rows.length)][Math.max(width, rows.length == 0 ? 0 : rows[0].length)];
    }
    return rows;
  }

  /** For sums of rows. */
  public float[] sums() {
    return sums;
  }

  /** A piece of a result, of up to 384 numbers: one whose last columns do not exist, or of a compact matrix. */
  public float[] tile() {
    return tile;
  }

  /**
   * A matrix of {@link #ROWS} rows, the {@code index}-th of its width. Each keeps its memory for good: sums of several
   * widths take turns in every step, and memory outside of the heap that is made anew each time grows until the
   * collector comes by.
   */
  PackedMatrix panel(MatrixKernels kernels, int width, int index) {
    int left = index;
    for (int i = 0; i < panels.size(); i++) if (panels.get(i).width() == width && left-- == 0) return panels.get(i);
    PackedMatrix panel = kernels.matrix(ROWS, width);
    panels.add(panel);
    return panel;
  }
}
