package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.RowCall;
import java.util.List;
import java.util.function.Supplier;

/** An author's own operation, row by row: in double, with results rounded once. */
public final class CustomRows implements Kernel {
  private final Extent extent;
  private final String name;
  private final Supplier<RowCall> calls;
  private final List<Operand> operands;
  private final int size;
  private final int result;

  /**
   * An operation.
   *
   * @param calls makes what one thread calls the author's code with
   * @param size numbers of a row of the result
   */
  public CustomRows(Extent extent, String name, Supplier<RowCall> calls, List<Operand> operands, int size, int result) {
    this.extent = extent;
    this.name = name;
    this.calls = calls;
    this.operands = List.copyOf(operands);
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
    if (from == to) return;
    RowCall call = calls.get();
    int[][] maps = new int[operands.size()][];
    for (int i = 0; i < maps.length; i++) maps[i] = operands.get(i).map(memory, extent);
    float[] y = memory.buffer(result);
    int first = memory.first(result);
    for (int r = from; r < to; r++) {
      for (int i = 0; i < maps.length; i++) {
        Operand operand = operands.get(i);
        double[] numbers = call.operand(i);
        float[] in = memory.buffer(operand.buffer());
        int at = operand.at(memory, maps[i], r);
        for (int k = 0; k < numbers.length; k++) numbers[k] = in[operand.scalar() ? at : at + k];
      }
      int to0 = (r - first) * size;
      for (double[] part : call.run()) for (double x : part) y[to0++] = (float) x;
    }
  }

  @Override
  public String describe() {
    return name + " " + extent + " b" + result + " [" + size + "] = " + operands;
  }
}
