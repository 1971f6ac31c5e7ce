package dev.rnn.engine.schedule;

import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Strongly connected components over all edges, a delay's value included (Tarjan 1972, iterative). */
final class Components {
  private record Visit(Node node, Iterator<Node> operands) {}

  private final Map<Node, Integer> index = new HashMap<>();
  private final Map<Node, Integer> low = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Set<Node> closed = new HashSet<>();
  private final List<List<Node>> found = new ArrayList<>();

  private Components() {}

  /** All components that the roots need, each after those that it needs. */
  static List<List<Node>> of(Collection<Node> roots) {
    Components run = new Components();
    for (Node root : roots) if (!run.index.containsKey(root)) run.visit(root);
    return run.found;
  }

  private void visit(Node root) {
    Deque<Visit> stack = new ArrayDeque<>();
    stack.push(begin(root));
    while (!stack.isEmpty()) {
      Visit top = stack.peek();
      if (top.operands.hasNext()) {
        Node next = top.operands.next();
        if (!index.containsKey(next)) stack.push(begin(next));
        else if (!closed.contains(next)) low.merge(top.node, Known.in(index, next), Math::min);
      } else {
        stack.pop();
        if (!stack.isEmpty()) low.merge(stack.peek().node, Known.in(low, top.node), Math::min);
        if (Known.in(low, top.node).equals(index.get(top.node))) close(top.node);
      }
    }
  }

  private Visit begin(Node node) {
    index.put(node, index.size());
    low.put(node, Known.in(index, node));
    open.push(node);
    return new Visit(node, node.inputs().iterator());
  }

  private void close(Node root) {
    List<Node> members = new ArrayList<>();
    do members.add(open.pop()); while (members.getLast() != root);
    closed.addAll(members);
    found.add(members);
  }
}
