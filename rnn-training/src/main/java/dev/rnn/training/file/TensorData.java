package dev.rnn.training.file;

import java.util.List;

/**
 * One tensor of a file.
 *
 * @param shape its sizes, the slowest varying first; empty for a scalar
 * @param values its numbers, row by row; not copied
 */
public record TensorData(List<Integer> shape, float[] values) {
  /** The largest array of the virtual machine, more or less. */
  static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is negative, or if there are not as many values as the shape says
   */
  public TensorData {
    shape = List.copyOf(shape);
    for (int side : shape) {
      if (side < 0) throw new IllegalArgumentException("negative size in shape " + shape);
    }
    if (size(shape) != values.length) {
      throw new IllegalArgumentException("shape " + shape + " has " + size(shape) + " values, not " + values.length);
    }
  }

  /** How many values a shape has; of one with more than {@link #MOST_VALUES}, only that it has more. */
  static long size(List<Integer> shape) {
    if (shape.contains(0)) return 0;
    long size = 1;
    for (int side : shape) {
      if (size <= MOST_VALUES) size *= side;
    }
    return size;
  }
}
