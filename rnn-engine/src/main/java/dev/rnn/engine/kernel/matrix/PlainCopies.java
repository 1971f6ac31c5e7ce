package dev.rnn.engine.kernel.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** {@link Copies} for as long as vector code is not compiled. */
final class PlainCopies implements Copies {
  private final int lanes;

  PlainCopies(int lanes) {
    this.lanes = lanes;
  }

  @Override
  public void toMatrix(float[] from, int @Nullable [] at, int first, int width, int begin, int end,
      MemorySegment data, long to, long step) {
    long place = to;
    for (int row = begin, even = first; row < end; row++, even += width, place += step) {
      MemorySegment.copy(from, at == null ? even : at[row] + first, data, ValueLayout.JAVA_FLOAT, place, lanes);
    }
  }

  @Override
  public void toStrip(float[] from, int[] at, int column, int begin, int end, float[] strip, int to) {
    for (int row = begin; row < end; row++) {
      System.arraycopy(from, at[row] + column, strip, to + row * lanes, lanes);
    }
  }
}
