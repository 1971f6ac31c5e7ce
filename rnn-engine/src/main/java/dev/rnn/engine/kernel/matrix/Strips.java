package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;
import static dev.rnn.engine.kernel.matrix.VectorKernels.WIDE;

/**
 * How rows are copied for tiles: strips of a few rows, in which for each k one number of each row stands side by side.
 * A strip is read by one tile, or by several that follow one another.
 */
final class Strips {
  /** Rows of the largest tile. With the vectors of a panel, its sums fill the registers. */
  static final int TILE = WIDE ? 8 : LANES >= 8 ? 6 : 4;
  /** Rows of the largest strip: whole tiles, no more than a vector has numbers, so that it is copied as squares. */
  private static final int MOST = LANES / TILE * TILE;

  private Strips() {}

  /**
   * How many of the rows that are left the next strip holds. Where a strip is one tile, rows are spread evenly: a tile
   * of one row reads as much of the matrix as one of six. Otherwise the rest goes in powers of two.
   */
  static int rows(int left) {
    if (left >= MOST && MOST > TILE) return MOST;
    if (MOST == TILE) {
      int strips = (left + TILE - 1) / TILE;
      return (left + strips - 1) / strips;
    }
    return tileRows(left);
  }

  /** Rows of a tile in a strip of so many. */
  static int tileRows(int rows) {
    return rows >= TILE ? TILE : MOST == TILE ? rows : Integer.highestOneBit(rows);
  }

  /**
   * Numbers of a strip for each k. A strip of more than a few rows is as wide as a vector, though not all of it may be
   * used; of others the numbers of each k are a power of two.
   */
  static int step(int tileRows) {
    return tileRows > LANES / 4 ? LANES : Integer.highestOneBit(2 * tileRows - 1);
  }

  /** Numbers for each k that strips of so many rows need together, at most. */
  static int room(int rows) {
    return (rows / MOST + 2) * LANES;
  }

  /** Rows {@code at[first]} and on, their numbers [k, k + depth). */
  static void copy(float[] x, int[] at, int first, int rows, int k, int depth, float[] strip, int[] index,
      Interleave interleave) {
    for (int r = 0, to = 0; r < rows;) {
      int count = rows(rows - r);
      int step = step(tileRows(count));
      int row = first + r;
      if (count == 1) {
        System.arraycopy(x, at[row] + k, strip, to, depth);
      } else if (step == LANES) {
        for (int lane = 0; lane < LANES; lane++) index[lane] = at[row + Math.min(lane, count - 1)] + k;
        interleave.run(x, index, depth, strip, to);
      } else {
        for (int j = 0; j < depth; j++) {
          for (int i = 0; i < count; i++) strip[to + j * step + i] = x[at[row + i] + k + j];
        }
      }
      r += count;
      to += step * depth;
    }
  }

  /** Columns [column, column + count) as if they were rows: vector after vector, as they lie in memory. */
  static void columns(float[] u, int[] at, int column, int count, int depth, float[] strip,
      Copies copies) {
    int whole = 0; // columns of strips that are read as whole vectors
    while (whole + LANES <= count && step(tileRows(rows(count - whole))) == LANES) whole += rows(count - whole);
    for (int k = 0; k < depth; k += VectorMatrix.COPIED) {
      int past = Math.min(depth, k + VectorMatrix.COPIED);
      for (int r = 0, to = 0; r < whole; r += rows(count - r), to += depth * LANES) {
        copies.toStrip(u, at, column + r, k, past, strip, to);
      }
    }
    for (int r = 0, to = 0; r < count;) {
      int width = rows(count - r);
      int step = step(tileRows(width));
      if (r >= whole) {
        for (int k = 0; k < depth; k++) System.arraycopy(u, at[k] + column + r, strip, to + k * step, width);
      }
      r += width;
      to += step * depth;
    }
  }
}
