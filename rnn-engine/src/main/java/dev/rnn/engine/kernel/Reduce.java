package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.reduce.RowReductions;

/** All numbers of each row to one. */
public final class Reduce implements Kernel {
  private final Extent extent;
  private final Reduction reduction;
  private final Operand x;
  private final int size;
  private final int result;

  /** A reduction of rows of {@code size} numbers. */
  public Reduce(Extent extent, Reduction reduction, Operand x, int size, int result) {
    this.extent = extent;
    this.reduction = reduction;
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
      y[r - first] = reduced(in, at, scratch.workspace().sums());
    }
  }

  private float reduced(float[] in, int at, float[] sums) {
    if (x.scalar()) return reduction == Reduction.SUM ? in[at] * size : size == 0 ? Float.NEGATIVE_INFINITY : in[at];
    RowReductions reductions = RowReductions.chosen();
    return switch (reduction) {
      case SUM -> reductions.sum(in, at, size, sums);
      case MAX -> reductions.max(in, at, size, sums);
    };
  }

  @Override
  public String describe() {
    return reduction + " " + extent + " b" + result + " = " + x + " [" + size + "]";
  }
}
