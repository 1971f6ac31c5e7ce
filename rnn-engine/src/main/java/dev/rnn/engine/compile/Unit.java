package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Nodes that one kernel computes: one node, a group of element-wise ones, or a product and what is added to it. */
final class Unit {
  private final List<Node> nodes = new ArrayList<>();
  private final boolean group;
  private final boolean fixed;

  /**
   * A unit with its first node.
   *
   * @param group whether other element-wise nodes may join
   * @param fixed whether it depends on parameters alone, and so runs only when they have changed
   */
  Unit(Node first, boolean group, boolean fixed) {
    this.group = group;
    this.fixed = fixed;
    nodes.add(first);
  }

  List<Node> nodes() {
    return nodes;
  }

  Node first() {
    return nodes.getFirst();
  }

  /** Of a unit that is no group: what it computes. */
  Node last() {
    return nodes.getLast();
  }

  boolean isGroup() {
    return group;
  }

  boolean isFixed() {
    return fixed;
  }

  boolean accepts(Node n, boolean isFixed) {
    return group && fixed == isFixed && extent().equals(n.extent()) && size() == n.size();
  }

  void add(Node n) {
    nodes.add(n);
  }

  /** Another unit of those nodes that stay; perhaps of none. */
  Unit rest(Predicate<Node> stays) {
    Unit rest = new Unit(first(), group, fixed);
    rest.nodes.clear();
    nodes.stream().filter(stays).forEach(rest.nodes::add);
    return rest;
  }

  Extent extent() {
    return first().extent();
  }

  int size() {
    return first().size();
  }
}
