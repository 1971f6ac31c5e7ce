package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** y = table[index] for every row: an embedding, which is a product with a one-hot vector. Zeros for no such row. */
public final class GatherRows implements Kernel {
  private final Extent extent;
  private final Operand index;
  private final Operand table;
  private final int tableRows;
  private final int size;
  private final int result;

  /** Reads rows of {@code size} numbers of a constant table. */
  public GatherRows(Extent extent, Operand index, Operand table, int tableRows, int size, int result) {
    this.extent = extent;
    this.index = index;
    this.table = table;
    this.tableRows = tableRows;
    this.size = size;
    this.result = result;
  }

  @Override
  public Split split() {
    return Split.ROWS;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    float[] y = memory.buffer(result);
    int first = memory.first(result);
    float[] indices = memory.buffer(index.buffer());
    float[] data = memory.buffer(table.buffer());
    int[] map = index.map(memory, extent);
    for (int r = from; r < to; r++) {
      int row = (int) indices[index.at(memory, map, r)];
      if (row >= 0 && row < tableRows) System.arraycopy(data, table.offset() + row * size, y, (r - first) * size, size);
      else java.util.Arrays.fill(y, (r - first) * size, (r - first + 1) * size, 0f);
    }
  }

  @Override
  public String describe() {
    return "gather " + extent + " b" + result + " [" + size + "] = " + table + "[" + index + "]";
  }
}
