package dev.rnn.engine.kernel.compact;

import dev.rnn.engine.kernel.generate.Vectors;
import dev.rnn.engine.kernel.warm.Cold;
import dev.rnn.engine.kernel.warm.WarmUp;

/** A row times a panel of a compact matrix: sums[j] += Σₖ x[k] · b[k, j], in rising k. */
interface CompactProducts {
  /** Columns of a panel: enough sums to keep the processor from waiting for one of them. */
  int PANEL = 128;

  /** Ints of a row of a panel of halves. */
  int HALF_INTS = PANEL / 2;

  /** The upper half of an int. */
  int UPPER = 0xffff0000;

  /** Numbers of eight bits. */
  void bytes(float[] x, int depth, byte[] b, int at, float[] sums);

  /**
   * The upper halves of numbers. Two lie in one int, half a panel apart: so that a vector of ints becomes two of
   * neighbouring columns by a shift and a mask. To widen shorter numbers takes a processor longer than the product.
   *
   * @param b column j of a row is the lower half of int j, or the upper half of int j − {@link #HALF_INTS}
   */
  void halves(float[] x, int depth, int[] b, int at, float[] sums);

  /** Plain loops until vector code is compiled. */
  static CompactProducts chosen() {
    return Chosen.now;
  }

  /** What is used, and its change. */
  final class Chosen {
    private static volatile CompactProducts now = new PlainCompactProducts();

    static {
      // Half a vector of four numbers would be none that Java has.
      if (Vectors.available() && Vectors.lanes() >= 8) new WarmUp("rnn-warm-up-compact").ask(new ColdProducts());
    }

    private Chosen() {}
  }

  /** The vector code, on made-up numbers. */
  final class ColdProducts implements Cold {
    private static final int DEPTH = 17;
    private static final double FAST_NANOS = 4000;

    private final CompactProducts vectors = new VectorCompactProducts();
    private final float[] x = new float[DEPTH];
    private final byte[] bytes = new byte[DEPTH * PANEL];
    private final int[] halves = new int[DEPTH * HALF_INTS];
    private final float[] sums = new float[PANEL];

    @Override
    public String name() {
      return "compact products";
    }

    @Override
    public void call() {
      vectors.bytes(x, DEPTH, bytes, 0, sums);
      vectors.halves(x, DEPTH, halves, 0, sums);
    }

    @Override
    public double limit() {
      return FAST_NANOS;
    }

    @Override
    public void isFast() {
      Chosen.now = vectors;
    }
  }
}
