package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** The place of the largest number of each row, the first of equals. */
public final class ArgMax implements Kernel {
  private final Extent extent;
  private final Operand x;
  private final int size;
  private final int result;

  /** Of rows of {@code size} numbers. */
  public ArgMax(Extent extent, Operand x, int size, int result) {
    this.extent = extent;
    this.x = x;
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
    float[] in = memory.buffer(x.buffer());
    int[] map = x.map(memory, extent);
    for (int r = from; r < to; r++) {
      int at = x.at(memory, map, r);
      int best = 0;
      for (int i = 1; i < (x.scalar() ? 1 : size); i++) if (in[at + i] > in[at + best]) best = i;
      y[r - first] = best;
    }
  }

  @Override
  public String describe() {
    return "argmax " + extent + " b" + result + " = " + x + " [" + size + "]";
  }
}
