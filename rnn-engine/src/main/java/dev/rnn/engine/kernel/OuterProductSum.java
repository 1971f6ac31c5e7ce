package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.kernel.matrix.Workspace;

/**
 * Σ over rows of u vᵀ: a weight gradient, [outputs, inputs]. Shared over rows of the result, each a sum in row order.
 */
public final class OuterProductSum implements RowSum {
  private final Extent over;
  private final Operand u;
  private final Operand v;
  private final int outputs;
  private final int inputs;
  private final int result;

  /** A sum of outer products over all rows of {@code over}. */
  public OuterProductSum(Extent over, Operand u, Operand v, int outputs, int inputs, int result) {
    this.over = over;
    this.u = u;
    this.v = v;
    this.outputs = outputs;
    this.inputs = inputs;
    this.result = result;
  }

  @Override
  public Split split() {
    return Split.PLACES;
  }

  @Override
  public Extent extent() {
    return Extent.CONSTANT;
  }

  @Override
  public int places() {
    return outputs;
  }

  @Override
  public int rows(Memory memory) {
    return memory.batch().rows(over).count();
  }

  @Override
  public void add(Memory memory, Scratch scratch, int from, int to, int first, int past) {
    int[] mapU = u.map(memory, over);
    int[] mapV = v.map(memory, over);
    Workspace workspace = scratch.workspace();
    int most = Workspace.atATime(past - first, Workspace.ROWS);
    int row = first;
    do { // also without any row: then the sum is 0
      int count = Math.min(most, past - row);
      for (int i = 0; i < count; i++) {
        workspace.first()[i] = u.at(memory, mapU, row + i);
        workspace.second()[i] = v.at(memory, mapV, row + i);
      }
      MatrixKernels.chosen().addOuter(memory.buffer(u.buffer()), workspace.first(), memory.buffer(v.buffer()),
          workspace.second(), count, from, to, inputs, memory.buffer(result), row > 0, workspace);
      row += count;
    } while (row < past);
  }

  @Override
  public String describe() {
    return "sum over " + over + " b" + result + " [" + outputs + ", " + inputs + "] = " + u + " x " + v;
  }
}
