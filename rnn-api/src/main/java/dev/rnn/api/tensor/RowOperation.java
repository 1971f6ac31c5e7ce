package dev.rnn.api.tensor;

import dev.rnn.api.Stability;
import java.util.List;

/**
 * An operation with the author's own forward and backward, for what the tensor language cannot say: a sort, a search,
 * a small dynamic programme. Its grain is a row: one element, of one sequence at one step, at a time. All else is
 * better composed of {@link Tensors}: that the engine differentiates, fuses and vectorises; this runs as it is
 * written.
 *
 * <p>Operands and result are scalars or vectors. Numbers are {@code double}, whatever the engine stores, so that the
 * code that is checked against differences is the code that runs. An implementation is best a record of its settings:
 * equal operations on the same operands are computed once.
 *
 * <p>A row must give the same bits wherever it stands. So an operation keeps no state between calls, draws no random
 * numbers (take noise from the scope as an operand), and may be called by several threads at once.
 *
 * <p>What it throws is reported with the line that applied it. It has no second derivative.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public interface RowOperation {
  /** What errors and dumps call it. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * The shape of the result. Called while the graph is recorded.
   *
   * @throws IllegalArgumentException saying what is wrong with the operands
   */
  Shape shape(List<Shape> operands);

  /**
   * Computes one row.
   *
   * @param operands their numbers, which cannot be written to
   * @param result all 0; to be filled
   */
  void forward(List<Span> operands, double[] result);

  /**
   * The gradient of one row.
   *
   * @param operands as in {@code forward}
   * @param result what {@code forward} gave, rounded as the engine stores it
   * @param gradient of the result
   * @param gradients of the operands, all 0; to be filled. The gradient of an index or another operand that has none
   *     stays 0
   */
  void backward(List<Span> operands, Span result, Span gradient, List<double[]> gradients);
}
