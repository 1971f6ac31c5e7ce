package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.reduce.RowProducts;
import java.util.List;

/**
 * Σ a · b over rows, over places, or both, where a, b and the result are scalars or vectors of one size: dot products,
 * attention contexts, gradients of gains.
 */
public final class ElementProduct implements Kernel {
  private final RowRanges ranges;
  private final Operand a;
  private final Operand b;
  private final int size;
  private final boolean dot;
  private final int result;

  /**
   * A sum of products.
   *
   * @param ranges what is summed, and how it is shared
   * @param size numbers of the vectors
   * @param dot whether the places are summed too, so that the result is a scalar
   */
  public ElementProduct(RowRanges ranges, Operand a, Operand b, int size, boolean dot, int result) {
    this.ranges = ranges;
    this.a = a;
    this.b = b;
    this.size = size;
    this.dot = dot;
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
    return dot ? 1 : size;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    boolean rows = ranges.byRows();
    int first = rows ? 0 : from;
    int past = rows ? places() : to;
    clear(memory, ranges.firstResult(memory, from), ranges.pastResult(memory, to), first, past);
    multiply(memory, scratch, ranges.firstSummed(memory, from), ranges.pastSummed(memory, to), first, past);
  }

  List<Integer> operands() {
    return List.of(a.buffer(), b.buffer());
  }

  int result() {
    return result;
  }

  /** The rows that are summed. */
  int rows(Memory memory) {
    return memory.batch().rows(ranges.over()).count();
  }

  /** As {@link RowSum#add}. */
  void add(Memory memory, Scratch scratch, int from, int to, int first, int past) {
    if (from == to) return;
    if (first == 0) clear(memory, 0, memory.batch().rows(ranges.to()).count(), from, to);
    multiply(memory, scratch, first, past, from, to);
  }

  /** Places [first, past) of rows of the result. */
  private void clear(Memory memory, int firstRow, int pastRow, int first, int past) {
    int origin = memory.first(result);
    float[] y = memory.buffer(result);
    for (int r = firstRow; r < pastRow; r++) {
      java.util.Arrays.fill(y, (r - origin) * places() + first, (r - origin) * places() + past, 0f);
    }
  }

  /** Rows [begin, end) of what is summed. */
  private void multiply(Memory memory, Scratch scratch, int begin, int end, int first, int past) {
    int width = places();
    float[] y = memory.buffer(result);
    int origin = memory.first(result);
    int[] toRow = memory.batch().map(ranges.over(), ranges.to());
    float[] da = memory.buffer(a.buffer());
    float[] db = memory.buffer(b.buffer());
    int[] mapA = a.map(memory, ranges.over());
    int[] mapB = b.map(memory, ranges.over());
    RowProducts products = RowProducts.chosen();
    float[] sums = scratch.workspace().sums();
    for (int r = begin; r < end; r++) {
      int atA = a.at(memory, mapA, r);
      int atB = b.at(memory, mapB, r);
      int at = (toRow[r] - origin) * width;
      if (dot) y[at] += dot(products, da, atA, db, atB, sums);
      else multiply(products, da, atA, db, atB, y, at, first, past);
    }
  }

  private float dot(RowProducts products, float[] x, int atX, float[] z, int atZ, float[] sums) {
    if (!a.scalar() && !b.scalar()) return products.dot(x, atX, z, atZ, size, sums);
    int stepX = a.scalar() ? 0 : 1;
    int stepZ = b.scalar() ? 0 : 1;
    float sum = 0;
    for (int i = 0; i < size; i++) sum = Math.fma(x[atX + i * stepX], z[atZ + i * stepZ], sum);
    return sum;
  }

  private void multiply(RowProducts products, float[] x, int atX, float[] z, int atZ, float[] y, int at, int from,
      int to) {
    if (a.scalar() && b.scalar()) {
      for (int i = from; i < to; i++) y[at + i] = Math.fma(x[atX], z[atZ], y[at + i]);
    } else if (a.scalar()) {
      products.addScaled(y, at + from, x[atX], z, atZ + from, to - from);
    } else if (b.scalar()) {
      products.addScaled(y, at + from, z[atZ], x, atX + from, to - from);
    } else {
      products.addProduct(y, at + from, x, atX + from, z, atZ + from, to - from);
    }
  }

  @Override
  public String describe() {
    return "sum " + ranges.over() + " to " + ranges.to() + " b" + result + " = " + a + " * " + b + " [" + size + "]"
        + (dot ? " summed" : "");
  }
}
