package dev.rnn.engine.schedule;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Orders of a graph with delays. Iterative, for graphs deeper than a thread's stack. */
public final class Order {
  private record Visit(Node node, Iterator<Node> needed) {}

  private Order() {}

  /** All nodes the roots need, each after what it needs at the same step: a delay's value does not count. */
  public static List<Node> withinStep(Collection<Node> roots) {
    List<Node> order = new ArrayList<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> pending = new ArrayDeque<>(roots);
    while (!pending.isEmpty()) {
      visit(pending.removeLast(), seen, Order::needed, node -> {
        order.add(node);
        if (node.op() instanceof Op.Delay && !node.isOpen()) pending.add(node.in(1));
      });
    }
    return order;
  }

  /** Depth first from a root over the given operands, operands first. */
  static void visit(Node root, Set<Node> seen, Function<Node, List<Node>> operands,
      java.util.function.Consumer<Node> done) {
    if (!seen.add(root)) return;
    Deque<Visit> stack = new ArrayDeque<>();
    stack.push(new Visit(root, operands.apply(root).iterator()));
    while (!stack.isEmpty()) {
      Visit top = stack.peek();
      if (top.needed.hasNext()) {
        Node next = top.needed.next();
        if (seen.add(next)) stack.push(new Visit(next, operands.apply(next).iterator()));
      } else {
        done.accept(stack.pop().node);
      }
    }
  }

  /** A final value needs the delay's value at all steps, so it comes after it. */
  private static List<Node> needed(Node node) {
    return switch (node.op()) {
      case Op.Delay _ -> node.inputs().subList(0, 1);
      case Op.Final _ -> node.in(0).isOpen() ? node.inputs() : List.of(node.in(0), node.in(0).in(1));
      default -> node.inputs();
    };
  }
}
