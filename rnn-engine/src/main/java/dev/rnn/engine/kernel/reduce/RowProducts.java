package dev.rnn.engine.kernel.reduce;

import dev.rnn.engine.kernel.generate.Vectors;
import dev.rnn.engine.kernel.warm.Cold;
import dev.rnn.engine.kernel.warm.WarmUp;

/**
 * Products of two rows, and rows added up: what attention is made of. Every number is one chain of fused multiply-adds,
 * so vectors and plain loops agree bit for bit.
 */
public interface RowProducts {
  /** How many sums make a dot product: of every 32nd number each, then added in halves. */
  int SUMS = 32;

  /** Σ x z; {@code sums} is memory for {@link #SUMS} numbers. */
  float dot(float[] x, int atX, float[] z, int atZ, int n, float[] sums);

  /** y = y + w z. */
  void addScaled(float[] y, int at, float w, float[] z, int atZ, int n);

  /** y = y + x z. */
  void addProduct(float[] y, int at, float[] x, int atX, float[] z, int atZ, int n);

  /** y = y + x. */
  void add(float[] y, int at, float[] x, int atX, int n);

  /** Plain loops until vector code is compiled. */
  static RowProducts chosen() {
    return Chosen.now;
  }

  /** What is used, and its change. */
  final class Chosen {
    private static final RowProducts PLAIN = new PlainProducts();
    private static volatile RowProducts now = PLAIN;

    static {
      if (Vectors.available()) new WarmUp("rnn-warm-up-row-products").ask(new ColdProducts());
    }

    private Chosen() {}
  }

  /** The vector code, on made-up numbers. */
  final class ColdProducts implements Cold {
    private static final int NUMBERS = 4 * SUMS + 5;
    private static final double FAST_NANOS = 1500;

    private final RowProducts vectors = new VectorProducts();
    private final float[] x = new float[NUMBERS];
    private final float[] y = new float[NUMBERS];
    private final float[] sums = new float[SUMS];

    @Override
    public String name() {
      return "row products";
    }

    @Override
    public void call() {
      float w = vectors.dot(x, 0, y, 0, NUMBERS, sums);
      vectors.addScaled(y, 0, w, x, 0, NUMBERS);
      vectors.addProduct(y, 0, x, 0, x, 0, NUMBERS);
      vectors.add(y, 0, x, 0, NUMBERS);
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
