package dev.rnn.engine.kernel.matrix;

import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products in tiles of a few rows and vectors, whose sums stay in registers: eight rows by three vectors where there are 32
 * registers, four by three where there are 16.
 */
final class VectorKernels implements MatrixKernels {
  /** 512 bits at most: longer vectors would not fit the tiles' memory for edges. */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();
  static final int LANES = SPECIES.length();
  /** A vector of a strip must hold at least one number of each of a tile's rows. */
  static final int LEAST_LANES = 4;

  /** Rows of the largest tile: 512-bit vectors come with 32 registers. */
  private static final int MOST = LANES >= 16 ? 8 : 4;

  /**
   * Which numbers of a vector are of its first tile, its second, and so on. No shorter vectors for that: with two kinds of
   * vectors in use the JIT compiler would no longer know that tiles have only one.
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
  private static final VectorMask<Float>[] PARTS = new VectorMask[LANES / MOST];

  static {
    for (int i = 0; i < PARTS.length; i++) PARTS[i] = VectorMask.fromLong(SPECIES, (1L << MOST) - 1 << i * MOST);
  }
  /** Of x and of the matrix at a time: a strip of x and a panel of the matrix stay in the second cache. */
  private static final int DEPTH = 512;
  /** Numbers of x that are taken at a time; the matrix is read once for each. */
  private static final int STRIP = 1 << 16;
  /** Numbers of the matrix that are used for all these rows before the next ones: with a strip, half a second cache. */
  private static final int GROUP = 1 << 17;

  private final Tiles tiles;

  private VectorKernels(Tiles tiles) {
    this.tiles = tiles;
  }

  /** In plain loops as long as the vector code is not compiled. */
  static VectorKernels warming() {
    return new VectorKernels(Tiles.warming(MOST, LANES));
  }

  /** In vector code from the first call on, however slow. */
  static VectorKernels atOnce() {
    return new VectorKernels(Tiles.atOnce(MOST, LANES));
  }

  int lanes() {
    return LANES;
  }

  @Override
  public PackedMatrix matrix(int depth, int width) {
    return new VectorMatrix(depth, width);
  }

  @Override
  public void multiply(float[] x, int[] at, int rows, PackedMatrix matrix, float[] y, int yAt, Workspace workspace) {
    VectorMatrix b = (VectorMatrix) matrix;
    if (b.depth() == 0) Arrays.fill(y, yAt, yAt + rows * b.width(), 0f);
    float[] strip = workspace.strip(STRIP);
    int most = rowsOfStrip(Math.min(DEPTH, b.depth()));
    for (int first = 0; first < rows; first += most) {
      int count = Math.min(most, rows - first);
      for (int k = 0; k < b.depth(); k += DEPTH) {
        int depth = Math.min(DEPTH, b.depth() - k);
        for (int r = 0; r < count; r += tileRows(count - r)) {
          interleave(x, at, first + r, tileRows(count - r), k, depth, strip, r * depth, workspace.index());
        }
        tiles(strip, count, b, k, depth, y, yAt + first * b.width(), k > 0, workspace.tile());
      }
    }
  }

  @Override
  public void addOuter(float[] u, int[] atU, float[] v, int[] atV, int rows, int from, int to, int inputs, float[] sum,
      boolean goOn, Workspace workspace) {
    VectorMatrix b = (VectorMatrix) workspace.panel(this, inputs);
    for (int k = 0; k < rows; k++) b.fillRow(v, atV[k], k);
    float[] strip = workspace.strip(STRIP);
    int most = rowsOfStrip(rows);
    for (int first = from; first < to; first += most) {
      int count = Math.min(most, to - first);
      columns(u, atU, first, count, rows, strip);
      tiles(strip, count, b, 0, rows, sum, first * inputs, goOn, workspace.tile());
    }
  }

  private static int rowsOfStrip(int depth) {
    return STRIP / Math.max(1, depth) & -MOST;
  }

  /** How many of the rows that are left the next tile takes. */
  private static int tileRows(int left) {
    return left >= MOST ? MOST : Integer.highestOneBit(left);
  }

  /**
   * Rows in strips times rows [k, k + depth) of the matrix: for some panels that stay in the second cache, tile by tile along the
   * rows of the result.
   */
  private void tiles(float[] strip, int rows, VectorMatrix b, int k, int depth, float[] y, int yAt, boolean goOn,
      float[] edge) {
    int width = b.width();
    int group = Math.max(1, GROUP / (VectorMatrix.MOST * LANES * Math.max(1, depth)));
    for (int first = 0; first < b.panels(); first += group) {
      int past = Math.min(b.panels(), first + group);
      for (int r = 0; r < rows;) {
        int count = tileRows(rows - r);
        for (int p = first; p < past; p++) {
          int vectors = b.vectors(p);
          int column = b.column(p);
          Tile tile = tiles.of(count, vectors);
          int to = yAt + r * width + column;
          if (column + vectors * LANES <= width) {
            tile.run(strip, r * depth, b.data(), b.at(p, k), depth, y, to, width, goOn);
          } else {
            edge(tile, count, vectors * LANES, width - column, strip, r * depth, b, b.at(p, k), depth, y, to, goOn, edge);
          }
        }
        r += count;
      }
    }
  }

  /** A tile some of whose columns do not exist. */
  private static void edge(Tile tile, int rows, int stride, int columns, float[] strip, int aAt, VectorMatrix b, long bAt,
      int depth, float[] y, int yAt, boolean goOn, float[] edge) {
    if (goOn) for (int i = 0; i < rows; i++) System.arraycopy(y, yAt + i * b.width(), edge, i * stride, columns);
    tile.run(strip, aAt, b.data(), bAt, depth, edge, 0, stride, goOn);
    for (int i = 0; i < rows; i++) System.arraycopy(edge, i * stride, y, yAt + i * b.width(), columns);
  }

  /** For each k one number of each row, as a tile reads them. */
  private static void interleave(float[] x, int[] at, int row, int rows, int k, int depth, float[] strip, int to, int[] index) {
    int j = 0;
    if (rows == 1) {
      System.arraycopy(x, at[row] + k, strip, to, depth);
      return;
    }
    if (rows == MOST) {
      for (int lane = 0; lane < LANES; lane++) index[lane] = at[row + lane % MOST] - at[row] + lane / MOST;
      j = gather(x, at[row] + k, index, depth, strip, to);
    }
    for (; j < depth; j++) {
      for (int i = 0; i < rows; i++) strip[to + j * rows + i] = x[at[row + i] + k + j];
    }
  }

  /** As many k as whole vectors hold; how many these are. */
  private static int gather(float[] x, int at, int[] index, int depth, float[] strip, int to) {
    int j = 0;
    for (; j <= depth - LANES / MOST; j += LANES / MOST) {
      FloatVector.fromArray(SPECIES, x, at + j, index, 0).intoArray(strip, to + j * MOST);
    }
    return j;
  }

  /** Columns [column, column + count) of some vectors as strips of tiles: for each vector a tile's numbers. */
  private static void columns(float[] u, int[] at, int column, int count, int rows, float[] strip) {
    int whole = count & -LANES;
    for (int k = 0; k < rows; k++) { // vector after vector, as they lie in memory
      for (int r = 0; r < whole; r += LANES) {
        FloatVector numbers = FloatVector.fromArray(SPECIES, u, at[k] + column + r);
        for (int part = 0; part < LANES / MOST; part++) {
          numbers.intoArray(strip, (r + part * MOST) * rows + k * MOST - part * MOST, PARTS[part]);
        }
      }
    }
    for (int r = whole; r < count; r += tileRows(count - r)) {
      int width = tileRows(count - r);
      for (int k = 0; k < rows; k++) {
        int from = at[k] + column + r;
        for (int i = 0; i < width; i++) strip[r * rows + k * width + i] = u[from + i];
      }
    }
  }
}
