package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.graph.Extent;

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
      y[r - first] = switch (reduction) {
        case SUM -> sum(in, at);
        case MAX -> max(in, at);
      };
    }
  }

  private float sum(float[] in, int at) {
    if (x.scalar()) return in[at] * size;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = at;
    int end = at + size;
    for (; i + 8 <= end; i += 8) {
      s0 += in[i];
      s1 += in[i + 1];
      s2 += in[i + 2];
      s3 += in[i + 3];
      s4 += in[i + 4];
      s5 += in[i + 5];
      s6 += in[i + 6];
      s7 += in[i + 7];
    }
    for (; i < end; i++) s0 += in[i];
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  private float max(float[] in, int at) {
    float m0 = Float.NEGATIVE_INFINITY;
    float m1 = m0;
    float m2 = m0;
    float m3 = m0;
    int i = at;
    int end = at + (x.scalar() ? Math.min(1, size) : size);
    for (; i + 4 <= end; i += 4) {
      m0 = Math.max(m0, in[i]);
      m1 = Math.max(m1, in[i + 1]);
      m2 = Math.max(m2, in[i + 2]);
      m3 = Math.max(m3, in[i + 3]);
    }
    for (; i < end; i++) m0 = Math.max(m0, in[i]);
    return Math.max(Math.max(m0, m1), Math.max(m2, m3));
  }

  @Override
  public String describe() {
    return reduction + " " + extent + " b" + result + " = " + x + " [" + size + "]";
  }
}
