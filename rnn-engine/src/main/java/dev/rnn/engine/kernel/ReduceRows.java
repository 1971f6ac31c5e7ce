package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.reduce.RowProducts;
import java.util.List;
import java.util.Optional;

/** Rows of an extent to fewer rows of a smaller one: bias gradients, sums and maxima over an axis. */
public final class ReduceRows implements RowSum {
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

  /**
   * Where in u the numbers begin that this sums over all rows to one; empty if it does something else.
   *
   * @param size numbers of u
   */
  Optional<Integer> placesOf(Extent over, Operand u, int size) {
    int first = x.offset() - u.offset();
    boolean sum = reduction == Reduction.SUM && ranges.over().equals(over) && ranges.to().equals(Extent.CONSTANT);
    boolean part = x.buffer() == u.buffer() && x.rowSize() == u.rowSize() && x.extent().equals(u.extent())
        && !x.scalar() && !u.scalar() && first >= 0 && first + this.size <= size;
    return sum && part ? Optional.of(first) : Optional.empty();
  }

  int result() {
    return result;
  }

  @Override
  public List<Integer> operands() {
    return List.of(x.buffer());
  }

  @Override
  public List<Integer> results() {
    return List.of(result);
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
  public int rows(Memory memory) {
    return memory.batch().rows(ranges.over()).count();
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    if (!ranges.byRows()) {
      add(memory, scratch, from, to, 0, rows(memory));
      return;
    }
    clear(memory, ranges.firstResult(memory, from), ranges.pastResult(memory, to), 0, size);
    toManyRows(memory, ranges.firstSummed(memory, from), ranges.pastSummed(memory, to), 0, size);
  }

  @Override
  public void add(Memory memory, Scratch scratch, int from, int to, int first, int past) {
    if (from == to) return;
    int results = memory.batch().rows(ranges.to()).count();
    if (first == 0) clear(memory, 0, results, from, to);
    if (results == 1 && !x.scalar()) toOneRow(memory, scratch, first, past, from, to);
    else toManyRows(memory, first, past, from, to);
  }

  /** Places [from, to) of rows of the result. */
  private void clear(Memory memory, int firstRow, int pastRow, int from, int to) {
    float neutral = reduction == Reduction.SUM ? 0f : Float.NEGATIVE_INFINITY;
    int origin = memory.first(result);
    float[] y = memory.buffer(result);
    for (int r = firstRow; r < pastRow; r++) {
      java.util.Arrays.fill(y, (r - origin) * size + from, (r - origin) * size + to, neutral);
    }
  }

  /** Chunk by chunk in registers, which the JIT compiler turns into vector code. */
  private void toOneRow(Memory memory, Scratch scratch, int begin, int end, int first, int past) {
    float[] y = memory.buffer(result);
    float[] in = memory.buffer(x.buffer());
    int[] map = x.map(memory, ranges.over());
    float[][] register = scratch.registers(2);
    BinaryFunction function = reduction == Reduction.SUM ? BinaryFunction.ADD : BinaryFunction.MAXIMUM;
    for (int i = first; i < past; i += Elementwise.CHUNK) {
      int n = Math.min(Elementwise.CHUNK, past - i);
      System.arraycopy(y, i, register[0], 0, n);
      for (int r = begin; r < end; r++) {
        System.arraycopy(in, x.at(memory, map, r) + i, register[1], 0, n);
        Functions.apply(function, register[0], register[1], register[0], n);
      }
      System.arraycopy(register[0], 0, y, i, n);
    }
  }

  private void toManyRows(Memory memory, int begin, int end, int first, int past) {
    float[] y = memory.buffer(result);
    float[] in = memory.buffer(x.buffer());
    int[] map = x.map(memory, ranges.over());
    int[] toRow = memory.batch().map(ranges.over(), ranges.to());
    int origin = memory.first(result);
    RowProducts products = RowProducts.chosen();
    int step = x.scalar() ? 0 : 1;
    for (int r = begin; r < end; r++) {
      int at = x.at(memory, map, r);
      int to = (toRow[r] - origin) * size;
      if (reduction == Reduction.SUM && step == 1) {
        products.add(y, to + first, in, at + first, past - first);
        continue;
      }
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
