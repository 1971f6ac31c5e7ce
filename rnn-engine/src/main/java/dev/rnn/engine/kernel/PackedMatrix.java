package dev.rnn.engine.kernel;

/**
 * A matrix [depth, width] as panels of columns, each an array per row: what the product's inner loop reads without offsets.
 * Kept between runs and filled again when the parameter has changed.
 */
public final class PackedMatrix {
  /** Columns of a panel: four rows of it and four of the result fit the first cache. */
  static final int PANEL = 256;

  private final int depth;
  private final int width;
  private final float[][][] panels; // [panel][row][column]

  /** An empty matrix. */
  public PackedMatrix(int depth, int width) {
    this.depth = depth;
    this.width = width;
    panels = new float[(width + PANEL - 1) / PANEL][][];
    for (int p = 0; p < panels.length; p++) panels[p] = new float[depth][Math.min(PANEL, width - p * PANEL)];
  }

  int depth() {
    return depth;
  }

  int width() {
    return width;
  }

  int panels() {
    return panels.length;
  }

  float[][] panel(int p) {
    return panels[p];
  }

  /** Copies rows [from, to) of a row-major matrix [depth, width]. */
  void fill(float[] data, int offset, int from, int to) {
    for (int p = 0; p < panels.length; p++) {
      for (int k = from; k < to; k++) copy(data, offset + k * width + p * PANEL, panels[p][k]);
    }
  }

  /** Copies rows [from, to) of the transposed of a row-major matrix [width, depth]. */
  void fillTransposed(float[] data, int offset, int from, int to) {
    for (int p = 0; p < panels.length; p++) {
      float[][] panel = panels[p];
      int columns = panel.length == 0 ? 0 : panel[0].length;
      for (int j = 0; j < columns; j++) {
        int at = offset + (p * PANEL + j) * depth;
        for (int k = from; k < to; k++) panel[k][j] = data[at + k];
      }
    }
  }

  private static void copy(float[] data, int at, float[] row) {
    System.arraycopy(data, at, row, 0, row.length);
  }
}
