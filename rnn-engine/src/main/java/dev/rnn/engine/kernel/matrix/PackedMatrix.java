package dev.rnn.engine.kernel.matrix;

/** A matrix [depth, width] in the order in which products read it. Filled anew when the parameter has changed. */
public interface PackedMatrix {
  /** The length of the rows that are multiplied by it. */
  int depth();

  /** The length of the results. */
  int width();

  /** Copies rows [from, to) of a row-major matrix [depth, width] that begins at {@code offset}. */
  void fill(float[] data, int offset, int from, int to);

  /** Copies rows [from, to) of the transposed of a row-major matrix [width, depth]. */
  void fillTransposed(float[] data, int offset, int from, int to, Workspace workspace);
}
