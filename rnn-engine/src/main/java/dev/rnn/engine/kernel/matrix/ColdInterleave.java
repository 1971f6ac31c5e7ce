package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.kernel.warm.Cold;

/** An {@link Interleave} on made-up numbers. */
final class ColdInterleave implements Cold {
  private static final double FAST_NANOS = 20;

  private final Interleave interleave;
  private final Runnable whenFast;
  private final int[] at;
  private final int depth;
  private final float[] rows;
  private final float[] strip;

  ColdInterleave(Interleave interleave, int lanes, Runnable whenFast) {
    this.interleave = interleave;
    this.whenFast = whenFast;
    at = new int[lanes];
    depth = 2 * lanes + 1; // so that the loop's rest runs too
    rows = new float[depth];
    strip = new float[depth * lanes];
  }

  @Override
  public String name() {
    return "Interleave";
  }

  @Override
  public void call() {
    interleave.run(rows, at, depth, strip, 0);
  }

  @Override
  public double limit() {
    return FAST_NANOS * depth;
  }

  @Override
  public void isFast() {
    whenFast.run();
  }
}
