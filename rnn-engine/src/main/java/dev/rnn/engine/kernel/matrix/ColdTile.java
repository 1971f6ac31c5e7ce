package dev.rnn.engine.kernel.matrix;

import static dev.rnn.engine.kernel.matrix.VectorKernels.LANES;

import dev.rnn.engine.kernel.warm.Cold;

/** A tile on made-up numbers. */
final class ColdTile implements Cold {
  private static final int DEPTH = 17; // odd, so that the loop's rest runs too

  /** Compiled, a tile takes a few nanoseconds for each k; otherwise thousands. */
  private static final double FAST_NANOS = 100;

  private final Tile tile;
  private final String name;
  private final Runnable whenFast;
  private final int stride;
  private final float[] rows;
  private final VectorMatrix matrix;
  private final float[] result;
  private boolean goOn;

  ColdTile(Tile tile, int rows, int vectors, Runnable whenFast) {
    this.tile = tile;
    this.whenFast = whenFast;
    name = "Tile" + rows + "x" + vectors;
    stride = vectors * LANES;
    this.rows = new float[Strips.step(rows) * DEPTH];
    matrix = new VectorMatrix(DEPTH, stride);
    result = new float[rows * stride];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void call() {
    goOn = !goOn;
    tile.run(rows, 0, matrix.data(), 0, DEPTH, result, 0, stride, goOn ? result : null, 0, stride);
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
