package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies what the outputs need into a new graph, node by node, through the graph's own factory: dead code stays behind,
 * equal nodes become one, and local simplifications apply again.
 */
final class Rewriter {
  /** Replaces single nodes. */
  @FunctionalInterface
  interface Rule {
    /** A node of the target graph instead of a copy of {@code old}; the inputs are of the target graph. */
    Optional<Node> replace(Graph target, Node old, List<Node> inputs);
  }

  private Rewriter() {}

  /** Old nodes to new ones. */
  static Map<Node, Node> copy(Graph source, Collection<Node> outputs, Rule rule) {
    Graph target = new Graph(source);
    Map<Node, Node> made = new HashMap<>();
    List<Node> order = Order.withinStep(outputs);
    for (Node old : order) {
      made.put(old, target.at(old.origin(), () -> {
        if (old.op() instanceof Op.Delay(var axis, var direction)) {
          return target.delay(axis, direction, Known.in(made, old.in(0)), old.extent());
        }
        List<Node> inputs = old.inputs().stream().map(in -> Known.in(made, in)).toList();
        Node replacement = rule.replace(target, old, inputs).orElseGet(() -> copyOf(target, old, inputs));
        return target.broadcast(replacement, old.extent()); // a fold must not lose what a sum counts
      }).label(old.label()));
    }
    for (Node old : order) if (old.op() instanceof Op.Delay) Known.in(made, old).connect(Known.in(made, old.in(1)));
    return made;
  }

  /** The same op on other inputs, in another graph. */
  static Node copyOf(Graph g, Node old, List<Node> in) {
    return switch (old.op()) {
      case Op.Input(String name) -> g.input(name, old.shape(), old.extent());
      case Op.Parameter(String path, var role) -> g.parameter(path, role, old.shape());
      case Op.Constant(double value) -> g.constant(value, old.shape());
      case Op.Training _ -> g.training();
      case Op.Noise(String name) -> g.noise(name, old.shape(), old.extent());
      case Op.Map(var function) -> g.map(function, in.get(0));
      case Op.Zip(var function) -> g.zip(function, in.get(0), in.get(1));
      case Op.Select _ -> g.select(in.get(0), in.get(1), in.get(2));
      case Op.Contract(var l, var r, var result, var over) ->
          g.contract(l, r, result, over, old.extent(), in.get(0), in.get(1));
      case Op.Slice(int dim, int from) -> g.slice(in.get(0), dim, from, old.shape().dim(dim));
      case Op.Concat(int dim) -> g.concat(dim, in);
      case Op.Fill _ -> g.fill(in.get(0), old.shape());
      case Op.ReduceElement(var reduction) -> g.reduceElement(reduction, in.get(0));
      case Op.Broadcast _ -> g.broadcast(in.get(0), old.extent());
      case Op.ReduceRows(var reduction) -> g.reduceRows(reduction, in.get(0), old.extent());
      case Op.OneHot _ -> g.oneHot(in.get(0), old.size());
      case Op.ArgMax _ -> g.argMax(in.get(0));
      case Op.Custom(var operation) -> g.custom(operation, in);
      case Op.CustomGradient(var operation) -> g.customGradient(operation, in);
      case Op.StopGradient _ -> g.stopGradient(in.get(0));
      case Op.Final _ -> g.last(in.get(0));
      case Op.Delay _ -> throw new IllegalStateException("connected apart: " + old);
    };
  }
}
