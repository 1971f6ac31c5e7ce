package dev.rnn.engine.kernel.matrix;

/** Panels of columns, each an array per row: what the plain loops read without offsets. */
final class PlainMatrix implements PackedMatrix {
  /** Columns of a panel: four rows of it and four of the result fit the first cache. */
  static final int PANEL = 256;

  private final int depth;
  private final int width;
  private final float[][][] panels; // [panel][row][column]

  PlainMatrix(int depth, int width) {
    this.depth = depth;
    this.width = width;
    panels = new float[(width + PANEL - 1) / PANEL][][];
    for (int p = 0; p < panels.length; p++) panels[p] = new float[depth][Math.min(PANEL, width - p * PANEL)];
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
    return panels.length;
  }

  float[][] panel(int p) {
    return panels[p];
  }

  @Override
  public void fill(float[] data, int offset, int from, int to) {
    for (int p = 0; p < panels.length; p++) {
      for (int k = from; k < to; k++) {
        float[] row = panels[p][k];
        System.arraycopy(data, offset + k * width + p * PANEL, row, 0, row.length);
      }
    }
  }

  @Override
  public void fillTransposed(float[] data, int offset, int from, int to, Workspace workspace) {
    for (int p = 0; p < panels.length; p++) {
      float[][] panel = panels[p];
      int columns = panel.length == 0 ? 0 : panel[0].length;
      for (int j = 0; j < columns; j++) {
        int at = offset + (p * PANEL + j) * depth;
        for (int k = from; k < to; k++) panel[k][j] = data[at + k];
      }
    }
  }
}
