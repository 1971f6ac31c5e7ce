package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import java.util.Arrays;

/** Any contraction, term by term: for the patterns that no other kernel knows. */
public final class GeneralProduct implements Kernel {
  private final RowRanges ranges;
  private final Operand a;
  private final Operand b;
  private final int[][] terms; // {place in a, place in b, place in the result}
  private final int size;
  private final int result;

  /** A contraction with the places of all its terms; the result has rows of {@code size} numbers. */
  public GeneralProduct(RowRanges ranges, Operand a, Operand b, int[][] terms, int size,
      int result) {
    this.ranges = ranges;
    this.a = a;
    this.b = b;
    this.terms = terms;
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
  public void run(Memory memory, Scratch scratch, int from, int to) {
    float[] y = memory.buffer(result);
    if (from == to) return;
    int first = memory.first(result);
    int firstResult = ranges.firstResult(memory, from) - first;
    int pastResult = ranges.pastResult(memory, to) - first;
    Arrays.fill(y, firstResult * size, pastResult * size, 0f);
    int begin = ranges.firstSummed(memory, from);
    int end = ranges.pastSummed(memory, to);
    int[] toRow = memory.batch().map(ranges.over(), ranges.to());
    float[] x = memory.buffer(a.buffer());
    float[] z = memory.buffer(b.buffer());
    int[] mapA = a.map(memory, ranges.over());
    int[] mapB = b.map(memory, ranges.over());
    for (int r = begin; r < end; r++) {
      int atA = a.at(memory, mapA, r);
      int atB = b.at(memory, mapB, r);
      int at = (toRow[r] - first) * size;
      for (int[] term : terms) {
        y[at + term[2]] = Math.fma(x[atA + term[0]], z[atB + term[1]], y[at + term[2]]);
      }
    }
  }

  @Override
  public String describe() {
    return "contract " + ranges.over() + " to " + ranges.to() + " b" + result + " = " + a + " * " + b + ", "
        + terms.length + " terms";
  }
}
