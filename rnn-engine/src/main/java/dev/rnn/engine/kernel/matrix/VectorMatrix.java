package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Panels of up to two or three vectors of columns, one after the other; within a panel row after row. Outside of the
 * heap, because vectors there are aligned with cache lines; the memory goes when nothing refers to the matrix any more.
 */
final class VectorMatrix implements PackedMatrix {
  /** Vectors of the widest panel. */
  static final int MOST = VectorKernels.WIDE ? 3 : 2;
  private static final int LINE = 64;
  /** Rows that are transposed at a time: what is between stays in the first cache. */
  private static final int TRANSPOSED = 64;
  /**
   * Rows that are copied at a time, for one panel after the other: panels often lie a power of two apart, where the
   * first cache has room for eight lines, so that line by line of all panels each would be fetched again and again.
   */
  static final int COPIED = 8;

  private final int depth;
  private final int width;
  private final int panels;
  private final int wide; // panels that have one vector more than the others
  private final int narrow; // vectors of the others
  private final MemorySegment data;
  private final Packing packing;

  /** For products that need not be fast yet. */
  VectorMatrix(int depth, int width) {
    this(depth, width, Packing.plain(LANES));
  }

  VectorMatrix(int depth, int width, Packing packing) {
    this.packing = packing;
    this.depth = depth;
    this.width = width;
    int vectors = (width + LANES - 1) / LANES;
    panels = (vectors + MOST - 1) / MOST;
    narrow = panels == 0 ? 0 : vectors / panels;
    wide = panels == 0 ? 0 : vectors % panels;
    data = Arena.ofAuto().allocate(Math.max(LINE, (long) vectors * LANES * depth * Float.BYTES), LINE);
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public int width() {
    return width;
  }

  int panels() {
    return panels;
  }

  MemorySegment data() {
    return data;
  }

  /** How many vectors a panel has: as even as possible. */
  int vectors(int panel) {
    return panel < wide ? narrow + 1 : narrow;
  }

  /** The first column of a panel. */
  int column(int panel) {
    return (panel * narrow + Math.min(panel, wide)) * LANES;
  }

  /** Where a row of a panel begins, in bytes. */
  long at(int panel, int row) {
    return ((long) column(panel) * depth + (long) row * vectors(panel) * LANES) * Float.BYTES;
  }

  @Override
  public void fill(float[] from, int offset, int begin, int end) {
    for (int k = begin; k < end; k += COPIED) {
      for (int column = 0; column < width; column += LANES) {
        copy(from, null, offset + k * width, column, k, Math.min(end, k + COPIED));
      }
    }
  }

  /** Copies rows that begin at {@code at[0]} and on to the first {@code count} rows. */
  void fillRows(float[] from, int[] at, int count) {
    for (int k = 0; k < count; k += COPIED) {
      for (int column = 0; column < width; column += LANES) {
        copy(from, at, 0, column, k, Math.min(count, k + COPIED));
      }
    }
  }

  /** Copies a vector of each of some rows, which begin at {@code at[row]}, or at {@code first} and one after the other. */
  private void copy(float[] from, int @Nullable [] at, int first, int column, int begin, int end) {
    int panel = panel(column);
    long to = at(panel, begin) + (column - column(panel)) * (long) Float.BYTES;
    long step = (long) vectors(panel) * LANES * Float.BYTES;
    if (column + LANES <= width) {
      packing.copies().toMatrix(from, at, first + column, width, begin, end, data, to, step);
      return;
    }
    for (int row = begin, even = first; row < end; row++, even += width, to += step) {
      int place = (at == null ? even : at[row]) + column;
      for (int i = 0; i < width - column; i++) set(to + (long) i * Float.BYTES, from[place + i]);
    }
  }

  /** The panel of a column. */
  private int panel(int column) {
    int vector = column / LANES;
    int inWide = wide * (narrow + 1);
    return vector < inWide ? vector / (narrow + 1) : wide + (vector - inWide) / narrow;
  }

  @Override
  public void fillTransposed(float[] from, int offset, int begin, int end, Workspace workspace) {
    for (int k = begin; k < end; k += TRANSPOSED) {
      int count = Math.min(TRANSPOSED, end - k);
      for (int p = 0; p < panels; p++) {
        for (int v = 0; v < vectors(p); v++) {
          int first = column(p) + v * LANES;
          long to = at(p, k) + (long) v * LANES * Float.BYTES;
          long step = (long) vectors(p) * LANES * Float.BYTES;
          int at = offset + first * depth + k;
          if (first + LANES <= width) vectors(from, at, count, to, step, workspace);
          else numbers(from, at, width - first, count, to, step);
        }
      }
    }
  }

  /** Whole vectors: to gather the numbers of each would take several times as long. */
  private void vectors(float[] from, int at, int count, long to, long step, Workspace workspace) {
    int[] rows = workspace.index();
    for (int i = 0; i < LANES; i++) rows[i] = at + i * depth;
    float[] strip = workspace.strip(TRANSPOSED * LANES);
    packing.interleave().run(from, rows, count, strip, 0);
    packing.copies().toMatrix(strip, null, 0, LANES, 0, count, data, to, step);
  }

  /** The columns of a vector that is not full. */
  private void numbers(float[] from, int at, int columns, int count, long to, long step) {
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < columns; i++) set(to + k * step + (long) i * Float.BYTES, from[at + i * depth + k]);
    }
  }

  private void set(long at, float value) {
    data.set(ValueLayout.JAVA_FLOAT, at, value);
  }
}
