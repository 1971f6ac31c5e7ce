package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;
import static dev.rnn.engine.kernel.matrix.VectorKernels.ORDER;
import static dev.rnn.engine.kernel.matrix.VectorKernels.SPECIES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** {@link Copies} in vector code. Short methods, because the JIT compiler comes to these first. */
final class VectorCopies implements Copies {
  @Override
  public void toMatrix(float[] from, int @Nullable [] at, int first, int width, int begin, int end,
      MemorySegment data, long to, long step) {
    long place = to;
    for (int row = begin, even = first; row < end; row++, even += width, place += step) {
      FloatVector.fromArray(SPECIES, from, at == null ? even : at[row] + first)
          .intoMemorySegment(data, place, ORDER);
    }
  }

  @Override
  public void toStrip(float[] from, int[] at, int column, int begin, int end, float[] strip, int to) {
    for (int row = begin; row < end; row++) {
      FloatVector.fromArray(SPECIES, from, at[row] + column).intoArray(strip, to + row * LANES);
    }
  }
}
