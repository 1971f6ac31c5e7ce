package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;

/**
 * Where a kernel reads: a part of each row of a buffer, perhaps of a smaller extent than the reader's.
 *
 * @param buffer the buffer's id
 * @param extent of the buffer
 * @param rowSize numbers between two rows of the buffer
 * @param offset where the part begins within a row
 * @param scalar one number for the whole row of the reader
 */
public record Operand(int buffer, Extent extent, int rowSize, int offset, boolean scalar) {
  /** The rows to read for the rows of {@code reader}; null when they are the same. */
  int @org.jspecify.annotations.Nullable [] map(Memory memory, Extent reader) {
    return extent.equals(reader) ? null : memory.batch().map(reader, extent);
  }

  /** Where the part begins for a row of the reader. */
  int at(Memory memory, int @org.jspecify.annotations.Nullable [] map, int row) {
    return ((map == null ? row : map[row]) - memory.first(buffer)) * rowSize + offset;
  }

  @Override
  public String toString() {
    return "b" + buffer + (offset > 0 ? "+" + offset : "") + (scalar ? "*" : "");
  }
}
