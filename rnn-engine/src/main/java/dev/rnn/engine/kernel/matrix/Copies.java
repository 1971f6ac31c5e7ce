package dev.rnn.engine.kernel.matrix;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Copies vectors of rows to where tiles read them: for row after row as many numbers as a vector has. */
interface Copies {
  /**
   * To a packed matrix, rows [begin, end).
   *
   * @param at where the vector of each row is; null: that of row {@code begin} at {@code first}, the others
   *     {@code width} numbers apart
   * @param first added to {@code at}
   * @param to where the vector of row {@code begin} goes, in bytes; the next one {@code step} further on
   */
  void toMatrix(float[] from, int @Nullable [] at, int first, int width, int begin, int end, MemorySegment data,
      long to, long step);

  /**
   * To a strip, rows [begin, end), which lie one after the other there.
   *
   * @param at where rows begin
   * @param column added to that
   * @param to where row 0 of the strip is
   */
  void toStrip(float[] from, int[] at, int column, int begin, int end, float[] strip, int to);
}
