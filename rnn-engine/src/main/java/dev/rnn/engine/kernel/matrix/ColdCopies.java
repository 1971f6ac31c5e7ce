package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.kernel.warm.Cold;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@link Copies} of made-up numbers. */
final class ColdCopies implements Cold {
  private static final int ROWS = VectorMatrix.COPIED;

  /** For a vector. */
  private static final double FAST_NANOS = 20;

  private final Copies copies;
  private final int lanes;
  private final Runnable whenFast;
  private final int[] at = new int[ROWS];
  private final float[] rows;
  private final MemorySegment matrix;
  private final float[] strip;

  ColdCopies(Copies copies, int lanes, Runnable whenFast) {
    this.copies = copies;
    this.lanes = lanes;
    this.whenFast = whenFast;
    rows = new float[ROWS * lanes];
    matrix = Arena.ofAuto().allocate((long) rows.length * Float.BYTES, Float.BYTES);
    strip = new float[rows.length];
  }

  @Override
  public String name() {
    return "Copies";
  }

  @Override
  public void call() {
    long step = (long) lanes * Float.BYTES;
    copies.toMatrix(rows, null, 0, lanes, 0, ROWS, matrix, 0, step);
    copies.toMatrix(rows, at, 0, 0, 0, ROWS, matrix, 0, step);
    copies.toStrip(rows, at, 0, 0, ROWS, strip, 0);
  }

  @Override
  public double limit() {
    return 3 * ROWS * FAST_NANOS;
  }

  @Override
  public void isFast() {
    whenFast.run();
  }
}
