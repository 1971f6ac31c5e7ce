package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pass: W₁ x, W₂ x, … = parts of [W₁; W₂; …] x. All gates of a cell become one product, for every cell, and products of
 * both directions that read one input too. Runs before differentiation: then the gradients are merged as well.
 */
final class MergeProducts implements Rewriter.Rule {
  private final Map<Node, List<Node>> mates = new HashMap<>();

  MergeProducts(Collection<Node> outputs) {
    Map<Node, List<Node>> byVector = new LinkedHashMap<>();
    for (Node n : Order.withinStep(outputs)) {
      if (isProduct(n)) byVector.computeIfAbsent(n.in(1), _ -> new ArrayList<>()).add(n);
    }
    for (List<Node> products : byVector.values()) {
      if (products.size() > 1) for (Node n : products) mates.put(n, products);
    }
  }

  /** A parameter, or columns of one, times a vector that is no index. */
  private static boolean isProduct(Node n) {
    if (!(n.op() instanceof Op.Contract(var l, var r, _, var over)) || !l.equals("ij") || !r.equals("j")) return false;
    return over.equals(n.extent()) && !n.extent().equals(Extent.CONSTANT) && isMatrix(n.in(0))
        && !(n.in(1).op() instanceof Op.OneHot);
  }

  private static boolean isMatrix(Node n) {
    return n.op() instanceof Op.Parameter || (n.op() instanceof Op.Slice && isMatrix(n.in(0)));
  }

  @Override
  public Optional<Node> replace(Graph g, Node old, List<Node> inputs) {
    List<Node> products = mates.get(old);
    if (products == null) return Optional.empty();
    List<Node> matrices = new ArrayList<>();
    int from = 0;
    for (Node product : products) {
      if (product == old) from = matrices.stream().mapToInt(m -> m.shape().dim(0)).sum();
      matrices.add(matrix(g, product.in(0)));
    }
    return Optional.of(g.slice(g.product(g.concat(0, matrices), inputs.get(1)), 0, from, old.shape().dim(0)));
  }

  /** Equal nodes of a graph are one, so it does not matter which of the products comes first. */
  private static Node matrix(Graph g, Node old) {
    return Rewriter.copyOf(g, old, old.inputs().stream().map(in -> matrix(g, in)).toList());
  }
}
