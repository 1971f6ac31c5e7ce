package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/** One unit of work of a program. */
public interface Kernel {
  /** What a range given to {@link #run} counts, so that workers can share a kernel without changing a single bit. */
  enum Split {
    /** Rows of {@link #extent()}: every row is computed on its own. */
    ROWS,
    /** Places of the result, {@link #places}: sums over rows run in one global order for each place. */
    PLACES
  }

  /** How the work may be shared. */
  Split split();

  /** What the result varies over. */
  Extent extent();

  /** For {@link Split#PLACES}: into how many parts the result can be cut. */
  default int places() {
    return 1;
  }

  /**
   * Computes a range of rows or places.
   *
   * @param memory the buffers of the run
   * @param scratch of the worker
   */
  void run(Memory memory, Scratch scratch, int from, int to);

  /** Whether it is fast only over many rows at a time, because it reads a large matrix for each range of rows. */
  default boolean wantsManyRows() {
    return false;
  }

  /** For people: what it computes, with buffers. */
  String describe();
}
