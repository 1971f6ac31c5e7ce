package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;

/** The value one step before in a direction, or the initial value: the rows of a delay. */
public final class Shift implements Kernel {
  private final Extent extent;
  private final Axis axis;
  private final Direction direction;
  private final Operand initial;
  private final Operand value;
  private final int size;
  private final int result;

  /** A delay of rows of {@code size} numbers. */
  public Shift(Extent extent, Axis axis, Direction direction, Operand initial, Operand value, int size, int result) {
    this.extent = extent;
    this.axis = axis;
    this.direction = direction;
    this.initial = initial;
    this.value = value;
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
    int[] previous = memory.batch().previous(extent, axis, direction);
    RowCopy copy = new RowCopy(memory, value, value.map(memory, extent), initial, initial.map(memory, extent), size,
        result);
    for (int r = from; r < to; r++) copy.run(previous[r], r);
  }

  @Override
  public String describe() {
    return "delay " + extent + " along " + axis + " " + direction
        + " b" + result + " [" + size + "] = " + initial + ", " + value;
  }
}
