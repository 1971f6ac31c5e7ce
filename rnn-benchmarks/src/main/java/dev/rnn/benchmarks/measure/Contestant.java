package dev.rnn.benchmarks.measure;

/**
 * One of the sides of a comparison.
 *
 * @param name such as {@code libtorch-mkl}
 * @param threads that it computes with
 * @param floatingOperations of one step: multiplications and additions of matrix products
 */
public record Contestant(String name, String version, int threads, double floatingOperations, Step step)
    implements AutoCloseable {
  @Override
  public void close() {
    step.close();
  }
}
