package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;

import dev.rnn.engine.kernel.warm.Cold;

/** {@link RowTile} on made-up numbers. */
final class ColdRowTile implements Cold {
  private static final int DEPTH = 17;
  private static final double FAST_NANOS = 50;

  private final Runnable whenFast;
  private final VectorMatrix matrix = new VectorMatrix(DEPTH, RowTile.VECTORS * LANES);
  private final float[] row = new float[DEPTH];
  private final float[] result = new float[RowTile.VECTORS * LANES];
  private boolean goOn;

  ColdRowTile(Runnable whenFast) {
    this.whenFast = whenFast;
  }

  @Override
  public String name() {
    return "RowTile";
  }

  @Override
  public void call() {
    goOn = !goOn;
    RowTile.run(row, 0, matrix.data(), matrix.at(0, 0), matrix.at(1, 0), DEPTH, result, 0, goOn ? result : null, 0);
  }

  @Override
  public double limit() {
    return FAST_NANOS * DEPTH;
  }

  @Override
  public void isFast() {
    whenFast.run();
  }
}
