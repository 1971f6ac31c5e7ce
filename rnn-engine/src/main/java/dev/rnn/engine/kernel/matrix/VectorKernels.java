package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.kernel.reduce.RowProducts;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products in tiles of a few rows and vectors, whose sums stay in registers: eight rows by three vectors where there
 * are 32 registers, six by two where there are 16.
 *
 * <p>Vectors of one length only, here and in all of the engine: with two kinds in use the JIT compiler no longer knows
 * that a tile has only one, and products take twice as long.
 */
final class VectorKernels implements MatrixKernels {
  /** 512 bits at most: longer vectors would not fit the tiles' memory for edges. */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();
  static final int LANES = SPECIES.length();
  /** A vector of a strip must hold at least one number of each of a tile's rows. */
  static final int LEAST_LANES = 4;

  /** Whether there are 32 registers, as 512-bit vectors have; processors with them have larger caches as well. */
  static final boolean WIDE = LANES >= 16;

  /**
   * Of x and of the matrix at a time: a strip of x and a panel of the matrix stay in the second cache. As much as that
   * allows, for a tile's beginning and end take as long as some thirty rows of the matrix.
   */
  private static final int DEPTH = WIDE ? 512 : Workspace.ROWS;
  /**
   * Numbers of x that are taken at a time: as many as there are in the matrix, between these. A large matrix is read
   * from far away by the first rows, which wait for it, and from the second cache by all others; beside a small one,
   * what was copied of x shall still be in that cache.
   */
  private static final int LEAST_STRIP = WIDE ? 1 << 16 : 1 << 15;
  private static final int MOST_STRIP = WIDE ? 1 << 19 : 1 << 17;
  /** Numbers of the matrix that are used for all these rows before the next ones: up to half of a second cache. */
  private static final int GROUP = WIDE ? 1 << 17 : 1 << 16;

  private final Tiles tiles;

  private VectorKernels(Tiles tiles) {
    this.tiles = tiles;
  }

  /** In plain loops as long as the vector code is not compiled. */
  static VectorKernels warming() {
    return new VectorKernels(Tiles.warming(LANES));
  }

  /** In vector code from the first call on, however slow. */
  static VectorKernels atOnce() {
    return new VectorKernels(Tiles.atOnce(LANES));
  }

  int lanes() {
    return LANES;
  }

  @Override
  public PackedMatrix matrix(int depth, int width) {
    return new VectorMatrix(depth, width, tiles);
  }

  @Override
  public void multiply(float[] x, int[] at, int rows, PackedMatrix matrix, float @Nullable [] start, int startAt,
      float[] y, int yAt, Workspace workspace) {
    VectorMatrix b = (VectorMatrix) matrix;
    if (b.depth() == 0) PlainKernels.fill(y, yAt, rows, b.width(), start, startAt);
    int most = Workspace.atATime(rows, rowsAtATime(Math.min(DEPTH, b.depth()), b.width()));
    float[] strip = workspace.strip(Strips.room(Math.min(rows, most)) * Math.min(DEPTH, b.depth()));
    for (int first = 0; first < rows; first += most) {
      int count = Math.min(most, rows - first);
      for (int k = 0; k < b.depth(); k += DEPTH) {
        int depth = Math.min(DEPTH, b.depth() - k);
        Strips.copy(x, at, first, count, k, depth, strip, workspace.index(), tiles.interleave());
        int to = yAt + first * b.width();
        if (k == 0) tiles(strip, count, b, 0, depth, y, to, start, startAt, 0, workspace.tile());
        else tiles(strip, count, b, k, depth, y, to, y, to, b.width(), workspace.tile());
      }
    }
  }

  @Override
  public void multiplyUnpacked(float[] x, int[] at, int rows, float[] matrix, int matrixAt, int depth, int width,
      float[] y, int yAt, Workspace workspace) {
    if (depth == 0) PlainKernels.fill(y, yAt, rows, width, null, 0);
    VectorMatrix b = (VectorMatrix) workspace.panel(this, width, 0);
    int most = Workspace.atATime(rows, rowsAtATime(Math.min(DEPTH, depth), width));
    float[] strip = workspace.strip(Strips.room(Math.min(rows, most)) * Math.min(DEPTH, depth));
    for (int k = 0; k < depth; k += DEPTH) {
      int some = Math.min(DEPTH, depth - k);
      b.fill(matrix, matrixAt + k * width, 0, some);
      for (int first = 0; first < rows; first += most) {
        int count = Math.min(most, rows - first);
        Strips.copy(x, at, first, count, k, some, strip, workspace.index(), tiles.interleave());
        int to = yAt + first * width;
        tiles(strip, count, b, 0, some, y, to, k == 0 ? null : y, to, width, workspace.tile());
      }
    }
  }

  @Override
  public void addOuter(float[] u, int[] atU, int rows, int from, int to, OuterSums sums, boolean goOn,
      Workspace workspace) {
    if (!goOn && rows == 0) sums.zero(from, to);
    if (rows == 0) return;
    int widest = 1;
    for (int f = 0; f < sums.factors(); f++) {
      widest = Math.max(widest, sums.inputs(f));
      VectorMatrix b = panel(sums, f, workspace);
      b.fillRows(sums.vectors(f), sums.at(f), rows);
    }
    int most = Workspace.atATime(to - from, rowsAtATime(rows, widest));
    float[] strip = workspace.strip(Strips.room(Math.min(to - from, most)) * rows);
    int past;
    for (int first = from; first < to; first = past) {
      past = sums.undivided(first, Math.min(to, first + most));
      Strips.columns(u, atU, first, past - first, rows, strip, tiles.copies());
      for (int p = 0; p < sums.parts(); p++) {
        int begin = Math.max(first, sums.from(p));
        int end = Math.min(past, sums.past(p));
        if (begin >= end) continue;
        float[] sum = sums.sum(p);
        int place = sums.place(p, begin);
        if (sums.isTotal(p)) {
          total(u, atU, rows, begin, end - begin, sum, place, goOn);
        } else {
          tiles(strip, past - first, panel(sums, sums.factor(p), workspace), 0, rows, sum, place, goOn ? sum : null,
              place, sums.width(p), workspace.tile());
        }
      }
    }
  }

  /** The memory that a factor's vectors are packed to. */
  private VectorMatrix panel(OuterSums sums, int factor, Workspace workspace) {
    int before = 0; // factors of the same width
    for (int f = 0; f < factor; f++) if (sums.inputs(f) == sums.inputs(factor)) before++;
    return (VectorMatrix) workspace.panel(this, sums.inputs(factor), before);
  }

  /** Sums of columns, which were just read. */
  private static void total(float[] u, int[] at, int rows, int column, int count, float[] sum, int place,
      boolean goOn) {
    if (!goOn) Arrays.fill(sum, place, place + count, 0f);
    RowProducts products = RowProducts.chosen();
    for (int k = 0; k < rows; k++) products.add(sum, place, u, at[k] + column, count);
  }

  private static int rowsAtATime(int depth, int width) {
    long numbers = Math.clamp((long) depth * width, LEAST_STRIP, MOST_STRIP);
    return (int) (numbers / Math.max(1, depth)) & -LANES;
  }

  /**
   * Rows in strips times rows [k, k + depth) of the matrix: for some panels that stay in the second cache, tile by tile
   * along the rows of the result.
   */
  private void tiles(float[] strip, int rows, VectorMatrix b, int k, int depth, float[] y, int yAt,
      float @Nullable [] start, int startAt, int startStep, float[] edge) {
    int width = b.width();
    int together = Math.max(1, GROUP / (RowTile.VECTORS * LANES * Math.max(1, depth)));
    int group = together * RowTile.PANELS; // a single row takes several panels at a time
    for (int first = 0; first < b.panels(); first += group) {
      int past = Math.min(b.panels(), first + group);
      for (int r = 0, at = 0; r < rows;) {
        int count = Strips.rows(rows - r);
        int tileRows = Strips.tileRows(count);
        for (int p = first; p < past; p++) {
          int vectors = b.vectors(p);
          int column = b.column(p);
          int last = p + RowTile.PANELS - 1;
          if (count == 1 && last < past && b.vectors(last) == VectorMatrix.MOST
              && column + RowTile.VECTORS * LANES <= width && this.tiles.rowIsFast()) {
            RowTile.run(strip, at, b.data(), b.at(p, k), b.at(p + 1, k) - b.at(p, k), depth, y,
                yAt + r * width + column, start, startAt + r * startStep + column);
            p = last;
            continue;
          }
          Tile tile = tiles.of(tileRows, vectors);
          for (int i = 0; i < count; i += tileRows) {
            int to = yAt + (r + i) * width + column;
            int from = startAt + (r + i) * startStep + column;
            if (column + vectors * LANES <= width) {
              tile.run(strip, at + i, b.data(), b.at(p, k), depth, y, to, width, start, from, startStep);
            } else {
              edge(tile, tileRows, vectors * LANES, width - column, strip, at + i, b, b.at(p, k), depth, y, to, start,
                  from, startStep, edge);
            }
          }
        }
        r += count;
        at += Strips.step(tileRows) * depth;
      }
    }
  }

  /** A tile some of whose columns do not exist. */
  private static void edge(Tile tile, int rows, int stride, int columns, float[] strip, int aAt, VectorMatrix b,
      long bAt, int depth, float[] y, int yAt, float @Nullable [] start, int startAt, int startStep, float[] edge) {
    if (start != null) {
      for (int i = 0; i < rows; i++) System.arraycopy(start, startAt + i * startStep, edge, i * stride, columns);
    }
    tile.run(strip, aAt, b.data(), bAt, depth, edge, 0, stride, start == null ? null : edge, 0, stride);
    for (int i = 0; i < rows; i++) System.arraycopy(edge, i * stride, y, yAt + i * b.width(), columns);
  }
}
