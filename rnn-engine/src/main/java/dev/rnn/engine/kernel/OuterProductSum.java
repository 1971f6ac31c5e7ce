package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** Σ over rows of u vᵀ: a weight gradient, [outputs, inputs]. Shared over rows of the result, each a sum in row order. */
public final class OuterProductSum implements RowSum {
  private static final int ROWS = 64;

  private final Extent over;
  private final Operand u;
  private final Operand v;
  private final int outputs;
  private final int inputs;
  private final int result;

  /** A sum of outer products over all rows of {@code over}. */
  public OuterProductSum(Extent over, Operand u, Operand v, int outputs, int inputs, int result) {
    this.over = over;
    this.u = u;
    this.v = v;
    this.outputs = outputs;
    this.inputs = inputs;
    this.result = result;
  }

  @Override
  public Split split() {
    return Split.PLACES;
  }

  @Override
  public Extent extent() {
    return Extent.CONSTANT;
  }

  @Override
  public int places() {
    return outputs;
  }

  @Override
  public int rows(Memory memory) {
    return memory.batch().rows(over).count();
  }

  @Override
  public void add(Memory memory, Scratch scratch, int from, int to, int first, int past) {
    float[] out = memory.buffer(result);
    if (first == 0) java.util.Arrays.fill(out, from * inputs, to * inputs, 0f);
    int[] atU = new int[ROWS];
    for (int column = 0; column < inputs; column += PackedMatrix.PANEL) {
      int width = Math.min(PackedMatrix.PANEL, inputs - column);
      for (int r = first; r < past; r += ROWS) {
        int count = Math.min(ROWS, past - r);
        float[][] panel = panel(memory, scratch, r, count, column, width, atU);
        accumulate(memory.buffer(u.buffer()), atU, count, panel, from, to, out, column, width);
      }
    }
  }

  /** Rows of v as arrays of their own behind four rows for the result. */
  private float[][] panel(Memory memory, Scratch scratch, int row, int count, int column, int width, int[] atU) {
    float[][] panel = scratch.rows(ROWS + 4, PackedMatrix.PANEL);
    float[] data = memory.buffer(v.buffer());
    int[] mapU = u.map(memory, over);
    int[] mapV = v.map(memory, over);
    for (int i = 0; i < count; i++) {
      atU[i] = u.at(memory, mapU, row + i);
      System.arraycopy(data, v.at(memory, mapV, row + i) + column, panel[4 + i], 0, width);
    }
    return panel;
  }

  private void accumulate(float[] a, int[] atU, int count, float[][] panel, int from, int to, float[] out, int column,
      int width) {
    int i = from;
    for (; i + 4 <= to; i += 4) {
      for (int c = 0; c < 4; c++) System.arraycopy(out, (i + c) * inputs + column, panel[c], 0, width);
      int k = 0;
      for (; k + 4 <= count; k += 4) {
        int r0 = atU[k] + i;
        int r1 = atU[k + 1] + i;
        int r2 = atU[k + 2] + i;
        int r3 = atU[k + 3] + i;
        Blocks.fourByFour(a[r0], a[r1], a[r2], a[r3], a[r0 + 1], a[r1 + 1], a[r2 + 1], a[r3 + 1],
            a[r0 + 2], a[r1 + 2], a[r2 + 2], a[r3 + 2], a[r0 + 3], a[r1 + 3], a[r2 + 3], a[r3 + 3],
            panel[4 + k], panel[5 + k], panel[6 + k], panel[7 + k], panel[0], panel[1], panel[2], panel[3], width);
      }
      for (; k < count; k++) {
        for (int c = 0; c < 4; c++) Blocks.oneByOne(a[atU[k] + i + c], panel[4 + k], panel[c], width);
      }
      for (int c = 0; c < 4; c++) System.arraycopy(panel[c], 0, out, (i + c) * inputs + column, width);
    }
    for (; i < to; i++) {
      System.arraycopy(out, i * inputs + column, panel[0], 0, width);
      for (int k = 0; k < count; k++) Blocks.oneByOne(a[atU[k] + i], panel[4 + k], panel[0], width);
      System.arraycopy(panel[0], 0, out, i * inputs + column, width);
    }
  }

  @Override
  public String describe() {
    return "sum over " + over + " b" + result + " [" + outputs + ", " + inputs + "] = " + u + " x " + v;
  }
}
