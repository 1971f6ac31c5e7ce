package dev.rnn.api.scope;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The usual initialisers. */
@Stability(Stability.Level.STABLE)
public final class Initializers {
  private Initializers() {}

  /** All 0. */
  public static Initializer zeros() {
    return constant(0);
  }

  /** All {@code value}. */
  public static Initializer constant(double value) {
    return (shape, random) -> {
      double[] values = new double[shape.size()];
      Arrays.fill(values, value);
      return values;
    };
  }

  /** Uniform in [−limit, limit). */
  public static Initializer uniform(double limit) {
    return (shape, random) -> random.doubles(shape.size()).map(u -> (2 * u - 1) * limit).toArray();
  }

  /** Normal with mean 0. */
  public static Initializer normal(double deviation) {
    return (shape, random) -> {
      double[] values = new double[shape.size()];
      Arrays.setAll(values, i -> deviation * random.nextGaussian());
      return values;
    };
  }

  /** Uniform with limit √(6 / (inputs + outputs)) (Glorot and Bengio 2010, equation 16). */
  public static Initializer glorot() {
    return (shape, random) ->
        uniform(Math.sqrt(6.0 / Math.max(1, outputs(shape) + inputs(shape)))).values(shape, random);
  }

  /** Normal with deviation √(2 / inputs) (He et al. 2015, equation 10). */
  public static Initializer he() {
    return (shape, random) -> normal(Math.sqrt(2.0 / Math.max(1, inputs(shape)))).values(shape, random);
  }

  /** A random matrix with orthonormal rows, or columns where there are fewer of them (Saxe et al. 2014). */
  public static Initializer orthogonal() {
    return (shape, random) -> shape.rank() == 2 ? Orthogonal.matrix(shape.dim(0), shape.dim(1), random)
        : glorot().values(shape, random);
  }

  /**
   * Equal blocks of the first dimension, each with an initialiser of its own: the gates of a cell that computes them in
   * one product.
   *
   * @throws IllegalArgumentException where the first dimension cannot be cut into that many blocks
   */
  public static Initializer blocks(Initializer... parts) {
    Initializer[] blocks = parts.clone();
    return (shape, random) -> {
      int rows = shape.dim(0) / blocks.length;
      if (rows * blocks.length != shape.dim(0)) {
        throw new IllegalArgumentException(shape + " cannot be cut into " + blocks.length + " equal blocks");
      }
      double[] values = new double[shape.size()];
      int at = 0;
      for (Initializer block : blocks) {
        double[] part = block.values(shape.with(0, rows), random);
        System.arraycopy(part, 0, values, at, part.length);
        at += part.length;
      }
      return values;
    };
  }

  private static int outputs(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.dim(0);
  }

  private static int inputs(Shape shape) {
    return shape.rank() < 2 ? 1 : shape.dim(1);
  }

  /** Gram and Schmidt on rows of normal numbers. */
  private static final class Orthogonal {
    static double[] matrix(int rows, int columns, RandomGenerator random) {
      boolean wide = rows <= columns;
      int count = Math.min(rows, columns);
      int length = Math.max(rows, columns);
      double[][] basis = new double[count][];
      for (int i = 0; i < count; i++) basis[i] = next(basis, i, length, random);
      double[] values = new double[rows * columns];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) values[r * columns + c] = wide ? basis[r][c] : basis[c][r];
      }
      return values;
    }

    private static double[] next(double[][] basis, int known, int length, RandomGenerator random) {
      while (true) {
        double[] v = new double[length];
        Arrays.setAll(v, i -> random.nextGaussian());
        // Twice is enough against rounding (Giraud et al. 2005).
        for (int pass = 0; pass < 2; pass++) {
          for (int k = 0; k < known; k++) subtract(v, basis[k]);
        }
        double norm = Math.sqrt(dot(v, v));
        if (norm > 1e-6) return Arrays.stream(v).map(x -> x / norm).toArray();
      }
    }

    private static void subtract(double[] v, double[] unit) {
      double along = dot(v, unit);
      for (int i = 0; i < v.length; i++) v[i] -= along * unit[i];
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
      return sum;
    }
  }
}
