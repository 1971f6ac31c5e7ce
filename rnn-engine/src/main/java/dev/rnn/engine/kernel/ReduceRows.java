package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.graph.Extent;

/** Rows of an extent to fewer rows of a smaller one: bias gradients, sums and maxima over an axis. */
public final class ReduceRows implements Kernel {
  private final RowRanges ranges;
  private final Reduction reduction;
  private final Operand x;
  private final int size;
  private final int result;

  /** A reduction over rows; each row has {@code size} numbers. */
  public ReduceRows(RowRanges ranges, Reduction reduction, Operand x, int size, int result) {
    this.ranges = ranges;
    this.reduction = reduction;
    this.x = x;
    this.size = size;
    this.result = result;
  }

  @Override
  public Split split() {
    return ranges.split();
  }

  @Override
  public Extent extent() {
    return ranges.counted();
  }

  @Override
  public int places() {
    return size;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    boolean byRows = ranges.byRows();
    int first = byRows ? 0 : from;
    int past = byRows ? size : to;
    if (first == past) return;
    float[] y = memory.buffer(result);
    int rows = memory.batch().rows(ranges.to()).count();
    float neutral = reduction == Reduction.SUM ? 0f : Float.NEGATIVE_INFINITY;
    for (int r = ranges.firstResult(memory, from); r < ranges.pastResult(memory, to); r++) {
      java.util.Arrays.fill(y, r * size + first, r * size + past, neutral);
    }
    int begin = ranges.firstSummed(memory, from);
    int end = ranges.pastSummed(memory, to);
    if (rows == 1 && !byRows && !x.scalar()) toOneRow(memory, scratch, y, begin, end, first, past);
    else toManyRows(memory, y, begin, end, first, past);
  }

  /** Chunk by chunk in registers, which the JIT compiler turns into vector code. */
  private void toOneRow(Memory memory, Scratch scratch, float[] y, int begin, int end, int first, int past) {
    float[] in = memory.buffer(x.buffer());
    int[] map = x.map(memory, ranges.over());
    float[][] register = scratch.registers(2);
    BinaryFunction function = reduction == Reduction.SUM ? BinaryFunction.ADD : BinaryFunction.MAXIMUM;
    for (int i = first; i < past; i += Elementwise.CHUNK) {
      int n = Math.min(Elementwise.CHUNK, past - i);
      System.arraycopy(y, i, register[0], 0, n);
      for (int r = begin; r < end; r++) {
        System.arraycopy(in, x.at(map, r) + i, register[1], 0, n);
        Functions.apply(function, register[0], register[1], register[0], n);
      }
      System.arraycopy(register[0], 0, y, i, n);
    }
  }

  private void toManyRows(Memory memory, float[] y, int begin, int end, int first, int past) {
    float[] in = memory.buffer(x.buffer());
    int[] map = x.map(memory, ranges.over());
    int[] toRow = memory.batch().map(ranges.over(), ranges.to());
    int step = x.scalar() ? 0 : 1;
    for (int r = begin; r < end; r++) {
      int at = x.at(map, r);
      int to = toRow[r] * size;
      for (int i = first; i < past; i++) {
        float value = in[at + i * step];
        y[to + i] = reduction == Reduction.SUM ? y[to + i] + value : Math.max(y[to + i], value);
      }
    }
  }

  @Override
  public String describe() {
    return reduction + " rows " + ranges.over() + " to " + ranges.to() + " b" + result + " = " + x + " [" + size + "]";
  }
}
