package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** y = vector[index] for every row: a dot product with a one-hot vector. 0 for no such place. */
public final class Pick implements Kernel {
  private final Extent extent;
  private final Operand index;
  private final Operand vector;
  private final int size;
  private final int result;

  /** Reads one of {@code size} numbers. */
  public Pick(Extent extent, Operand index, Operand vector, int size, int result) {
    this.extent = extent;
    this.index = index;
    this.vector = vector;
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
    float[] data = memory.buffer(vector.buffer());
    int[] mapIndex = index.map(memory, extent);
    int[] mapVector = vector.map(memory, extent);
    for (int r = from; r < to; r++) {
      int place = (int) indices[index.at(memory, mapIndex, r)];
      boolean inside = place >= 0 && place < size;
      y[r - first] = inside ? data[vector.at(memory, mapVector, r) + (vector.scalar() ? 0 : place)] : 0f;
    }
  }

  @Override
  public String describe() {
    return "pick " + extent + " b" + result + " = " + vector + "[" + index + "]";
  }
}
