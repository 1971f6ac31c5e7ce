package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.kernel.matrix.Workspace;

/**
 * y = x · B for many rows, B a matrix as it stands in memory: the gradient of what a large output layer reads. Packed
 * for good such a matrix would be there a third time, beside itself and its form for the other direction.
 */
public final class UnpackedProduct implements Kernel {
  private final Extent extent;
  private final Operand x;
  private final Operand matrix;
  private final int depth;
  private final int width;
  private final int result;

  /**
   * A product.
   *
   * @param matrix [depth, width], of constant extent
   * @param result buffer with rows of {@code width} numbers
   */
  public UnpackedProduct(Extent extent, Operand x, Operand matrix, int depth, int width, int result) {
    this.extent = extent;
    this.x = x;
    this.matrix = matrix;
    this.depth = depth;
    this.width = width;
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
      MatrixKernels.chosen().multiplyUnpacked(memory.buffer(x.buffer()), at, count, memory.buffer(matrix.buffer()),
          matrix.offset(), depth, width, memory.buffer(result), (first - memory.first(result)) * width, workspace);
    }
  }

  @Override
  public String describe() {
    return "product " + extent + " b" + result + " [" + width + "] = " + x + " [" + depth + "] x " + matrix;
  }
}
