package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Rows;

/**
 * How a reduction over rows, from one extent down to a smaller one, is shared without changing a bit: by rows of the
 * outer axes that both have, whose rows lie together in both; or, where they share none, by places of the result, with
 * all rows in one global order.
 *
 * @param over what is summed
 * @param to what is left
 * @param shared the outer axes that both have; the whole of {@code over} where nothing is summed; else no axis
 */
public record RowRanges(Extent over, Extent to, Extent shared) {
  boolean byRows() {
    return over.equals(to) || !shared.axes().isEmpty();
  }

  Kernel.Split split() {
    return byRows() ? Kernel.Split.ROWS : Kernel.Split.PLACES;
  }

  /** What the given ranges count when they are rows. */
  Extent counted() {
    return byRows() ? shared : to;
  }

  /** First of the rows of {@code over} for a range of shared rows from {@code row}; the first of all when by places. */
  int firstSummed(Memory memory, int row) {
    return byRows() ? begin(memory, over, row) : 0;
  }

  /** The end of the rows of {@code over} for a range of shared rows up to {@code row}. */
  int pastSummed(Memory memory, int row) {
    return byRows() ? begin(memory, over, row) : memory.batch().rows(over).count();
  }

  /** First of the result's rows for a range of shared rows from {@code row}. */
  int firstResult(Memory memory, int row) {
    return byRows() ? begin(memory, to, row) : 0;
  }

  /** The end of the result's rows for a range of shared rows up to {@code row}. */
  int pastResult(Memory memory, int row) {
    return byRows() ? begin(memory, to, row) : memory.batch().rows(to).count();
  }

  private int begin(Memory memory, Extent extent, int row) {
    if (extent.equals(shared)) return row;
    Rows rows = memory.batch().rows(extent);
    return rows.begin(memory.batch().rows(shared), row);
  }
}
