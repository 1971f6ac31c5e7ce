package dev.rnn.engine.compile;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pass: a sum of products is a contraction, and the products never reach memory. Only where nothing else reads the
 * products: else they would be computed twice, and their operands would have to be kept.
 */
final class FuseSums implements Rewriter.Rule {
  private final Map<Node, Integer> readers = new HashMap<>();

  FuseSums(Collection<Node> outputs) {
    for (Node n : Order.withinStep(outputs)) for (Node in : n.inputs()) readers.merge(in, 1, Integer::sum);
    for (Node n : outputs) readers.merge(n, 1, Integer::sum);
  }

  @Override
  public Optional<Node> replace(Graph g, Node old, List<Node> inputs) {
    boolean sum = (old.op() instanceof Op.ReduceElement(var f) && f == Reduction.SUM)
        || (old.op() instanceof Op.ReduceRows(var r) && r == Reduction.SUM);
    if (!sum || readers.getOrDefault(old.in(0), 0) > 1 || !isProduct(inputs.getFirst())) return Optional.empty();
    Node x = inputs.getFirst();
    if (old.op() instanceof Op.ReduceRows) return Optional.of(fuse(g, x, letters(x), old.extent()));
    boolean scaled = x.in(0).op() instanceof Op.Fill || x.in(1).op() instanceof Op.Fill;
    return scaled ? Optional.empty() : Optional.of(fuse(g, x, "", x.extent()));
  }

  private static Node fuse(Graph g, Node product, String result, Extent to) {
    Node a = unfilled(product.in(0));
    Node b = unfilled(product.in(1));
    return g.contract(letters(a), letters(b), result, product.extent(), to, a, b);
  }

  private static boolean isProduct(Node x) {
    return x.op() instanceof Op.Zip(BinaryFunction f) && f == BinaryFunction.MULTIPLY
        && Math.max(unfilled(x.in(0)).shape().rank(), unfilled(x.in(1)).shape().rank()) == x.shape().rank();
  }

  private static Node unfilled(Node x) {
    return x.op() instanceof Op.Fill ? x.in(0) : x;
  }

  private static String letters(Node x) {
    return "ijkl".substring(0, x.shape().rank());
  }
}
