package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.matrix.PackedMatrix;

/** Prepares a matrix for products. */
public final class PackMatrix implements Kernel {
  private final int buffer;
  private final int offset;
  private final int matrix;
  private final int depth;
  private final boolean transposed;

  /**
   * Packs a buffer.
   *
   * @param buffer a row-major matrix from {@code offset}: [depth, width], or [width, depth] when transposed
   * @param matrix id of the packed matrix [depth, width]
   */
  public PackMatrix(int buffer, int offset, int matrix, int depth, boolean transposed) {
    this.buffer = buffer;
    this.offset = offset;
    this.matrix = matrix;
    this.depth = depth;
    this.transposed = transposed;
  }

  /** The id of the packed matrix. */
  public int matrix() {
    return matrix;
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
    return depth;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    PackedMatrix packed = memory.packed(matrix);
    if (transposed) packed.fillTransposed(memory.buffer(buffer), offset, from, to, scratch.workspace());
    else packed.fill(memory.buffer(buffer), offset, from, to);
  }

  @Override
  public String describe() {
    return "pack m" + matrix + " = b" + buffer + (transposed ? " transposed" : "");
  }
}
