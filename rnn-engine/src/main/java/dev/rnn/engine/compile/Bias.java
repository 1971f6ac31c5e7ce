package dev.rnn.engine.compile;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds sums of a product and a parameter that nobody else needs apart: the product's sums begin with the parameter.
 * That depends on these nodes alone, so that a whole sequence and a single step are added up in the same order.
 */
final class Bias {
  private final Set<Node> outputs;
  private final Map<Node, Integer> readers = new HashMap<>();

  Bias(List<Node> nodes, Collection<Node> outputs) {
    this.outputs = new HashSet<>(outputs);
    for (Node n : nodes) for (Node in : n.inputs()) readers.merge(in, 1, Integer::sum);
  }

  /** The product that such a sum belongs to; null where it is none. */
  @Nullable Node product(Node n) {
    if (!(n.op() instanceof Op.Zip(BinaryFunction function)) || function != BinaryFunction.ADD) return null;
    for (Node in : n.inputs()) if (isProduct(in) && isOnlyFor(in, n) && isParameter(n, of(n, in))) return in;
    return null;
  }

  /** What is added to the product. */
  static Node of(Node sum, Node product) {
    return sum.in(0) == product ? sum.in(1) : sum.in(0);
  }

  private static boolean isProduct(Node n) {
    if (!(n.op() instanceof Op.Contract)) return false;
    Products.Kind kind = Products.of(n).kind();
    return kind == Products.Kind.MATRIX || kind == Products.Kind.MATRIX_TRANSPOSED;
  }

  private boolean isOnlyFor(Node product, Node sum) {
    return !outputs.contains(product) && readers.getOrDefault(product, 0) == 1 && product.extent().equals(sum.extent())
        && product.size() == sum.size();
  }

  private static boolean isParameter(Node sum, Node added) {
    View view = View.of(added);
    return view.base().op() instanceof Op.Parameter && !view.scalar() && added.size() == sum.size();
  }
}
