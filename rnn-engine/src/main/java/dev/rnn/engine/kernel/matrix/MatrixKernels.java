package dev.rnn.engine.kernel.matrix;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this machine multiplies. A number of a result is one chain of fused multiply-adds over rising k, whatever the
 * number of rows, the blocks or the vectors: so all implementations give the same bits, for one row and for many.
 */
public interface MatrixKernels {
  /** Set to {@code off}: no vector code, neither for matrices nor for element-wise groups. */
  String SWITCH = "dev.rnn.vector";

  /** A matrix to be filled. */
  PackedMatrix matrix(int depth, int width);

  /**
   * y = start + x B for some rows.
   *
   * @param x holds the rows, each of the depth of {@code b}
   * @param at where the rows begin
   * @param rows how many
   * @param b a matrix made by these kernels
   * @param start what is added to each row, from {@code startAt}: the sums begin with it; null: nothing
   * @param y gets the results, one after the other from {@code yAt}
   */
  void multiply(float[] x, int[] at, int rows, PackedMatrix b, float @Nullable [] start, int startAt, float[] y,
      int yAt, Workspace workspace);

  /**
   * y = x B for some rows, where B is packed some rows at a time, for these rows of x alone: with many of them that
   * takes no longer, and a large matrix need not be there twice.
   *
   * @param matrix holds B [depth, width] row after row, from {@code matrixAt}
   */
  void multiplyUnpacked(float[] x, int[] at, int rows, float[] matrix, int matrixAt, int depth, int width, float[] y,
      int yAt, Workspace workspace);

  /**
   * Adds Σ u vᵀ, and Σ u, over some rows, for u's numbers [from, to).
   *
   * @param u holds vectors of at least {@code to} numbers, from {@code atU}
   * @param rows how many vectors there are; at most {@link Workspace#ROWS}
   * @param sums the vectors v and what is added to
   * @param goOn whether to go on from what is in the sums, rather than from 0
   */
  void addOuter(float[] u, int[] atU, int rows, int from, int to, OuterSums sums, boolean goOn, Workspace workspace);

  /** The kernels for this machine, chosen once. */
  static MatrixKernels chosen() {
    return Choice.KERNELS;
  }

  /**
   * Begins to choose and to warm up in the background, so that the JIT compiler works while a program still builds its
   * model.
   */
  static void prepare() {
    Thread.ofPlatform().daemon().name("rnn-choose-kernels").start(MatrixKernels::chosen);
  }

  /** The choice and its reason, logged once. */
  final class Choice {
    private static final Logger LOG = LoggerFactory.getLogger(MatrixKernels.class);
    private static final MatrixKernels KERNELS = choose();

    private Choice() {}

    private static MatrixKernels choose() {
      if ("off".equals(System.getProperty(SWITCH))) {
        LOG.info("plain loops: -D{}=off", SWITCH);
        return new PlainKernels();
      }
      try {
        if (VectorKernels.LANES < VectorKernels.LEAST_LANES) { // only an interpreter, or vectors limited by hand
          LOG.info("plain loops: this Java has vectors of {} numbers", VectorKernels.LANES);
          return new PlainKernels();
        }
        VectorKernels kernels = VectorKernels.warming();
        LOG.info("vector kernels: {} numbers at a time", kernels.lanes());
        return kernels;
      } catch (LinkageError missing) {
        LOG.info("plain loops, several times slower: start Java with --add-modules=jdk.incubator.vector ({})",
            missing.toString());
        return new PlainKernels();
      }
    }
  }
}
