package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** table[index] += y over all rows: the gradient of an embedding. Shared over columns, each a sum in row order. */
public final class ScatterRows implements Kernel {
  private final Extent over;
  private final Operand index;
  private final Operand values;
  private final int tableRows;
  private final int size;
  private final int result;

  /** Adds rows of {@code size} numbers to a table of {@code tableRows} rows. */
  public ScatterRows(Extent over, Operand index, Operand values, int tableRows, int size, int result) {
    this.over = over;
    this.index = index;
    this.values = values;
    this.tableRows = tableRows;
    this.size = size;
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
    return size;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    float[] y = memory.buffer(result);
    if (from == 0 && to == size) java.util.Arrays.fill(y, 0, tableRows * size, 0f);
    else for (int t = 0; t < tableRows; t++) java.util.Arrays.fill(y, t * size + from, t * size + to, 0f);
    float[] indices = memory.buffer(index.buffer());
    float[] in = memory.buffer(values.buffer());
    int[] mapIndex = index.map(memory, over);
    int[] mapValues = values.map(memory, over);
    int rows = memory.batch().rows(over).count();
    for (int r = 0; r < rows; r++) {
      int row = (int) indices[index.at(memory, mapIndex, r)];
      if (row < 0 || row >= tableRows) continue;
      int at = values.at(memory, mapValues, r);
      for (int i = from; i < to; i++) y[row * size + i] += in[at + i];
    }
  }

  @Override
  public String describe() {
    return "scatter " + over + " b" + result + " [" + tableRows + ", " + size + "] at " + index + " += " + values;
  }
}
