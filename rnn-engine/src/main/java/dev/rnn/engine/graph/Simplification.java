package dev.rnn.engine.graph;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Scalars;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import java.util.Optional;

/**
 * What need not be a node of its own: neutral elements, constants, sums of products. Only rules that look at a node and
 * its operands; all are exact for finite numbers.
 */
final class Simplification {
  private Simplification() {}

  static Optional<Node> of(UnaryFunction function, Node x) {
    if (x.op() instanceof Op.Constant(double value)) {
      return Optional.of(x.graph().constant(Scalars.apply(function, value), x.shape()));
    }
    if (function == UnaryFunction.NEGATE && isNegation(x)) return Optional.of(x.in(0));
    return Optional.empty();
  }

  static Optional<Node> of(BinaryFunction function, Node a, Node b) {
    Graph g = a.graph();
    if (a.op() instanceof Op.Constant(double x) && b.op() instanceof Op.Constant(double y) && fits(a, b)) {
      Shape shape = a.shape().rank() > 0 ? a.shape() : b.shape();
      return Optional.of(g.constant(Scalars.apply(function, x, y), shape));
    }
    return switch (function) {
      case ADD -> isConstant(a, 0) && fits(a, b) ? Optional.of(g.fill(b, a.shape()))
          : isConstant(b, 0) && fits(a, b) ? Optional.of(g.fill(a, b.shape())) : PaddedSum.of(a, b);
      case SUBTRACT -> isConstant(b, 0) && fits(a, b) ? Optional.of(g.fill(a, b.shape()))
          : isConstant(a, 0) && fits(a, b) ? Optional.of(g.map(UnaryFunction.NEGATE, g.fill(b, a.shape())))
          : Optional.empty();
      case MULTIPLY -> isConstant(a, 1) && fits(a, b) ? Optional.of(g.fill(b, a.shape()))
          : isConstant(b, 1) && fits(a, b) ? Optional.of(g.fill(a, b.shape())) : Optional.empty();
      case DIVIDE -> isConstant(b, 1) && fits(a, b) ? Optional.of(g.fill(a, b.shape())) : Optional.empty();
      case MAXIMUM, MINIMUM, EQUAL, LESS -> Optional.empty();
    };
  }

  static Optional<Node> slice(Node x, int dim, int from, int count) {
    Graph g = x.graph();
    if (count == x.shape().dim(dim)) return Optional.of(x);
    if (x.op() instanceof Op.Constant(double value)) return Optional.of(g.constant(value, x.shape().with(dim, count)));
    if (x.op() instanceof Op.Slice(int inner, int start) && inner == dim) {
      return Optional.of(g.slice(x.in(0), dim, start + from, count));
    }
    if (x.op() instanceof Op.Concat(int along) && along == dim) return part(x, dim, from, count);
    return Optional.empty();
  }

  /** A slice within one part of a concatenation, such as the gradient of another slice. */
  private static Optional<Node> part(Node concat, int dim, int from, int count) {
    int begin = 0;
    for (Node part : concat.inputs()) {
      int end = begin + part.shape().dim(dim);
      if (from >= begin && from + count <= end && part.extent().equals(concat.extent())) {
        return Optional.of(concat.graph().slice(part, dim, from - begin, count));
      }
      begin = end;
    }
    return Optional.empty();
  }

  /** Products summed over the element may be summed over rows as well, without any of them in memory. */
  static Optional<Node> reduceRows(Reduction reduction, Node x, Extent to) {
    if (reduction != Reduction.SUM) return Optional.empty();
    return x.op() instanceof Op.Contract(var l, var r, var result, var over) && over.equals(x.extent())
        ? Optional.of(x.graph().contract(l, r, result, over, to, x.in(0), x.in(1))) : Optional.empty();
  }

  private static boolean isNegation(Node x) {
    return x.op() instanceof Op.Map(UnaryFunction f) && f == UnaryFunction.NEGATE;
  }

  private static boolean isConstant(Node x, double value) {
    return x.op() instanceof Op.Constant(double c) && c == value;
  }

  private static boolean fits(Node a, Node b) {
    return a.shape().equals(b.shape()) || a.shape().rank() == 0 || b.shape().rank() == 0;
  }
}
