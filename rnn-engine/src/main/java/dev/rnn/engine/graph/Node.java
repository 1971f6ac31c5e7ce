package dev.rnn.engine.graph;

import dev.rnn.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One value of a graph. Immutable but for an open delay, which is connected once its value is known. */
public final class Node {
  private final Graph graph;
  private final int id;
  private final Op op;
  private final Shape shape;
  private final Extent extent;
  private final List<Node> inputs;
  private final Origin origin;
  private String label = "";

  Node(Graph graph, int id, Op op, Shape shape, Extent extent, List<Node> inputs, Origin origin) {
    this.graph = graph;
    this.id = id;
    this.op = op;
    this.shape = shape;
    this.extent = extent;
    this.inputs = new ArrayList<>(inputs);
    this.origin = origin;
  }

  /** The graph it belongs to. */
  public Graph graph() {
    return graph;
  }

  /** Counts the nodes of a graph; an operand has a smaller one, but for a delay's value. */
  public int id() {
    return id;
  }

  /** What it computes. */
  public Op op() {
    return op;
  }

  /** The shape of one element. */
  public Shape shape() {
    return shape;
  }

  /** Numbers of one element. */
  public int size() {
    return shape.size();
  }

  /** What it varies over. */
  public Extent extent() {
    return extent;
  }

  /** The operands. */
  public List<Node> inputs() {
    return Collections.unmodifiableList(inputs);
  }

  /** One operand. */
  public Node in(int index) {
    return inputs.get(index);
  }

  /** The author's line. */
  public Origin origin() {
    return origin;
  }

  /** A name for people; may be empty. */
  public String label() {
    return label;
  }

  /** Names the node, unless it has a name. */
  public Node label(String text) {
    if (label.isEmpty()) label = text;
    return this;
  }

  /** The label, or what an author would have written, such as {@code sigmoid(forget)}. */
  public String describe() {
    return Description.of(this);
  }

  /** Closes a delay: gives it the value that it delays. The only change that a node ever sees. */
  public Node connect(Node value) {
    if (!(op instanceof Op.Delay) || inputs.size() != 1) throw new IllegalStateException("not an open delay: " + this);
    GraphChecks.delayed(this, value);
    inputs.add(value);
    return this;
  }

  /** Whether it is a delay still waiting for its value. */
  public boolean isOpen() {
    return op instanceof Op.Delay && inputs.size() == 1;
  }

  /** Used while differentiating: the start of an adjoint delay is known only at the end. */
  public void replaceInitial(Node initial) {
    if (!(op instanceof Op.Delay)) throw new IllegalStateException("not a delay: " + this);
    inputs.set(0, initial);
  }

  @Override
  public String toString() {
    return "%" + id + " " + op + " " + shape + extent + (label.isEmpty() ? "" : " " + label);
  }
}
