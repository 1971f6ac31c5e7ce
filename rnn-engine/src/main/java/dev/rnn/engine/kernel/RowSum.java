package dev.rnn.engine.kernel;

import java.util.List;

/** A sum over rows that can be computed part by part: the chain of additions is the same however the rows are cut. */
public interface RowSum extends Kernel {
  /**
   * Adds rows [first, past) to places [from, to) of the result, which begin at 0 where {@code first} is 0. All rows are
   * added in rising order.
   */
  void add(Memory memory, Scratch scratch, int from, int to, int first, int past);

  /** The buffers it reads. */
  List<Integer> operands();

  /** The buffers it computes. */
  List<Integer> results();

  /** How many rows there are. */
  int rows(Memory memory);

  @Override
  default void run(Memory memory, Scratch scratch, int from, int to) {
    add(memory, scratch, from, to, 0, rows(memory));
  }
}
