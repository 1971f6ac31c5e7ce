package dev.rnn.engine.kernel.matrix;

/** Copies as many rows as a vector has numbers, so that for each k one number of each row stands side by side. */
@FunctionalInterface
interface Interleave {
  /**
   * strip[to + k · rows + i] = x[at[i] + k], k below the depth.
   *
   * @param at where the rows begin
   */
  void run(float[] x, int[] at, int depth, float[] strip, int to);
}
