package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Rows;

/**
 * How a reduction over rows, from one extent down to a smaller one, is shared without changing a bit: by rows of the result
 * where the rows to be summed lie together, else by places of the result with all rows in one global order.
 *
 * @param over what is summed
 * @param to what is left
 * @param nested whether the rows of one result row lie together
 */
record RowRanges(Extent over, Extent to, boolean nested) {
  Kernel.Split split() {
    return nested ? Kernel.Split.ROWS : Kernel.Split.PLACES;
  }

  /** First row of {@code over} for a range of {@code to} that begins at {@code row}; all rows when not nested. */
  int begin(Memory memory, int row) {
    if (!nested) return 0;
    return memory.batch().rows(over).begin(memory.batch().rows(to), row);
  }

  /** The end of the rows of {@code over} for a range of {@code to} that ends at {@code row}. */
  int end(Memory memory, int row) {
    Rows rows = memory.batch().rows(over);
    if (!nested) return rows.count();
    return rows.begin(memory.batch().rows(to), row);
  }
}
