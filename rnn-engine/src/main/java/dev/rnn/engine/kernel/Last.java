package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;

/** The value after each sequence's last step along an axis, or the initial value of an empty one. */
public final class Last implements Kernel {
  private final Extent extent;
  private final Extent delayed;
  private final Axis axis;
  private final Direction direction;
  private final Operand initial;
  private final Operand value;
  private final int size;
  private final int result;

  /**
   * A final value.
   *
   * @param extent of the result
   * @param delayed the delay's extent: the result's with the axis
   */
  public Last(Extent extent, Extent delayed, Axis axis, Direction direction, Operand initial, Operand value, int size,
      int result) {
    this.extent = extent;
    this.delayed = delayed;
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
    int[] last = memory.batch().last(delayed, axis, direction);
    RowCopy copy = new RowCopy(memory, value, value.map(memory, delayed), initial, initial.map(memory, extent), size,
        result);
    for (int r = from; r < to; r++) copy.run(last[r], r);
  }

  @Override
  public String describe() {
    return "final " + extent + " along " + axis + " " + direction
        + " b" + result + " [" + size + "] = " + initial + ", " + value;
  }
}
