package dev.rnn.engine.kernel.reduce;

import dev.rnn.engine.kernel.generate.Vectors;
import dev.rnn.engine.kernel.warm.Cold;
import dev.rnn.engine.kernel.warm.WarmUp;

/**
 * The sum and the largest of some numbers that stand together.
 *
 * <p>A sum is {@link #SUMS} sums, of every sixteenth number each, which are then added in halves: s₀ + s₈, …, s₇ + s₁₅,
 * and so on. Any vector of up to sixteen numbers computes that.
 */
public interface RowReductions {
  /** How many sums make one. */
  int SUMS = 16;

  /** Σ x over {@code [at, at + n)}; {@code sums} is memory for {@link #SUMS} numbers. */
  float sum(float[] x, int at, int n, float[] sums);

  /** The largest over {@code [at, at + n)}, NaN if there is one; −∞ of none. {@code sums} is memory, too. */
  float max(float[] x, int at, int n, float[] sums);

  /** Plain loops until vector code is compiled. */
  static RowReductions chosen() {
    return Chosen.now;
  }

  /** What is used, and its change. */
  final class Chosen {
    private static final RowReductions PLAIN = new PlainReductions();
    private static volatile RowReductions now = PLAIN;

    static {
      if (Vectors.available()) new WarmUp("rnn-warm-up-reductions").ask(new ColdReductions());
    }

    private Chosen() {}
  }

  /** The vector code, on made-up numbers. */
  final class ColdReductions implements Cold {
    private static final int NUMBERS = 8 * SUMS + 5;
    private static final double FAST_NANOS = 1000;

    private final RowReductions vectors = new VectorReductions();
    private final float[] x = new float[NUMBERS];
    private final float[] sums = new float[SUMS];

    @Override
    public String name() {
      return "row reductions";
    }

    @Override
    public void call() {
      x[0] += vectors.sum(x, 0, NUMBERS, sums) * vectors.max(x, 0, NUMBERS, sums);
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
