package dev.rnn.engine.kernel.generate;

import dev.rnn.engine.kernel.warm.Cold;
import java.util.Arrays;

/** A candidate's routine on made-up numbers. */
final class ColdRoutine implements Cold {
  private static final int VECTORS = 8; // of a row
  private static final int ROWS = 2;

  /** A vector operation that takes longer has not been compiled. */
  private static final double FAST_NANOS = 1;

  /** What a call and its rows may take besides. */
  private static final double CALL_NANOS = 400;

  private final Candidate candidate;
  private final int width = VECTORS * Vectors.lanes();
  private final float[][] arrays;
  private final int[] at;
  private final int[] step;

  ColdRoutine(Candidate candidate) {
    this.candidate = candidate;
    arrays = new float[candidate.formula().arguments().max().orElse(-1) + 1][];
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = new float[ROWS * width];
      Arrays.fill(arrays[k], 0.5f);
    }
    at = new int[arrays.length];
    step = new int[arrays.length];
    Arrays.fill(step, width);
  }

  @Override
  public String name() {
    return candidate.name();
  }

  @Override
  public void call() {
    candidate.cold().run(arrays, at, step, ROWS, width);
  }

  @Override
  public double limit() {
    return CALL_NANOS + FAST_NANOS * candidate.formula().cost() * VECTORS * ROWS;
  }

  @Override
  public void isFast() {
    candidate.isFast(candidate.cold());
  }
}
