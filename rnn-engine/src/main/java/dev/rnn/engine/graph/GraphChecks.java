package dev.rnn.engine.graph;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** Checks of single nodes while a graph grows. */
final class GraphChecks {
  private GraphChecks() {}

  static void sameShape(String what, Node a, Node b) {
    if (a.shape().equals(b.shape())) return;
    throw RnnException.error("RNN-SHAPE-MISMATCH",
            what + ": left " + a.shape() + " and right " + b.shape() + " differ.")
        .in(a.graph().here().toString())
        .detail(sides(a, b))
        .fix("give both the same size, or project one with scope.affine(...).").build();
  }

  static void delayed(Node delay, Node value) {
    if (value.graph() != delay.graph()) {
      throw error(value.origin(), "RNN-FOREIGN-TENSOR", "a delayed value belongs to another graph.",
          "use only tensors of this step.");
    }
    if (!value.shape().equals(delay.shape())) {
      throw error(value.origin(), "RNN-STATE-SHAPE",
          delay.describe() + " is " + delay.shape() + " before the step and " + value.shape() + " after it.",
          "return a state of the shape that initialState gives.");
    }
    if (!delay.extent().contains(value.extent())) {
      throw error(value.origin(), "RNN-STATE-EXTENT",
          delay.describe() + " varies over " + delay.extent() + " before the step and over " + value.extent()
              + " after it.",
          "reduce the value over the axis it should not have, or start from a value that varies over it.");
    }
  }

  static void slice(Node x, int dim, int from, int count) {
    if (dim < 0 || dim >= x.shape().rank()) {
      throw error(x.graph().here(), "RNN-SHAPE-MISMATCH",
          "slice: " + x.describe() + " is " + x.shape() + " and has no dimension " + dim + ".",
          "slice a vector, or name one of the dimensions.");
    }
    int size = x.shape().dim(dim);
    if (from < 0 || count < 0 || from > size - count) {
      throw error(x.graph().here(), "RNN-SLICE-RANGE",
          "slice: " + count + " from " + from + " of " + x.describe() + " " + x.shape() + ", which ends at " + size
              + ".",
          "stay within the size of the vector.");
    }
  }

  static void concat(int dim, Node first, Node part) {
    boolean fits = dim >= 0 && part.shape().rank() > dim && first.shape().rank() > dim
        && part.shape().with(dim, 1).equals(first.shape().with(dim, 1));
    if (!fits) {
      throw error(first.graph().here(), "RNN-SHAPE-MISMATCH",
          "concatenate: " + first.describe() + " " + first.shape() + " and " + part.describe() + " " + part.shape()
              + " do not fit.",
          "concatenate vectors, or matrices that differ in one dimension only.");
    }
  }

  /** The shape of the result of an author's own operation. */
  static Shape custom(Origin here, RowOperation operation, List<Node> operands) {
    for (Node operand : operands) vector(here, operation, operand.describe(), operand.shape());
    Shape shape;
    try {
      shape = operation.shape(operands.stream().map(Node::shape).toList());
    } catch (RuntimeException reason) {
      throw RnnException.error("RNN-SHAPE-MISMATCH", operation.name() + " does not take "
              + operands.stream().map(n -> n.describe() + " " + n.shape()).collect(Collectors.joining(", ")) + ": "
              + reason.getMessage())
          .in(here.toString()).fix("give it operands of the shapes it is written for.").cause(reason).build();
    }
    vector(here, operation, "the result", shape);
    return shape;
  }

  private static void vector(Origin here, RowOperation operation, String what, Shape shape) {
    if (shape.rank() <= 1) return;
    throw error(here, "RNN-SHAPE-MISMATCH", operation.name() + ": " + what + " is " + shape
        + ", neither a scalar nor a vector.", "multiply by matrices outside of the operation.");
  }

  /** {@code left = sigmoid(forget), right = state.h}. */
  static String sides(Node a, Node b) {
    return "left = " + a.describe() + ", right = " + b.describe();
  }

  static RnnException error(Origin origin, String id, String what, String fix) {
    return RnnException.error(id, what).in(origin.toString()).fix(fix).build();
  }
}
