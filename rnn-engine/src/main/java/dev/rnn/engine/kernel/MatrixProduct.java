package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.compact.CompactMatrix;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.kernel.matrix.Workspace;
import org.jspecify.annotations.Nullable;

/** y = x · B for every row, B a packed matrix: W x and Wᵀ y; or y = b + x · B. */
public final class MatrixProduct implements Kernel {
  private final Extent extent;
  private final Operand x;
  private final int matrix;
  private final int depth;
  private final int width;
  private final @Nullable Operand start;
  private final int result;

  /**
   * A product.
   *
   * @param matrix id of the packed matrix [depth, width]
   * @param start of constant extent, added to every row; null: nothing
   * @param result buffer with rows of {@code width} numbers
   */
  public MatrixProduct(Extent extent, Operand x, int matrix, int depth, int width, @Nullable Operand start,
      int result) {
    this.extent = extent;
    this.x = x;
    this.matrix = matrix;
    this.depth = depth;
    this.width = width;
    this.start = start;
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
  public boolean wantsManyRows() {
    return true;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    int[] map = x.map(memory, extent);
    Workspace workspace = scratch.workspace();
    int[] at = workspace.first();
    int most = Workspace.atATime(to - from, Workspace.ROWS);
    for (int first = from; first < to; first += most) {
      int count = Math.min(most, to - first);
      for (int i = 0; i < count; i++) at[i] = x.at(memory, map, first + i);
      float[] begin = start == null ? null : memory.buffer(start.buffer());
      int beginAt = start == null ? 0 : start.offset();
      float[] y = memory.buffer(result);
      int yAt = (first - memory.first(result)) * width;
      if (memory.packed(matrix) instanceof CompactMatrix compact) {
        compact.multiply(memory.buffer(x.buffer()), at, count, begin, beginAt, y, yAt, workspace);
      } else {
        MatrixKernels.chosen().multiply(memory.buffer(x.buffer()), at, count, memory.packed(matrix), begin, beginAt,
            y, yAt, workspace);
      }
    }
  }

  @Override
  public String describe() {
    return "product " + extent + " b" + result + " [" + width + "] = " + (start == null ? "" : start + " + ")
        + x + " [" + depth + "] x m" + matrix;
  }
}
