package dev.rnn.engine.graph;

import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes nodes: infers shape and extent, shares equal nodes, and applies the {@link Simplification}s that are local. */
public final class Graph {
  private record Key(Op op, Shape shape, Extent extent, List<Integer> inputs) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Key, Node> known = new HashMap<>();
  private final List<Axis> axes;
  private Supplier<Origin> here = () -> Origin.UNKNOWN;

  /** An empty graph. */
  public Graph() {
    axes = new ArrayList<>();
  }

  /** An empty graph with the axes of another one: for passes that rebuild a graph. */
  public Graph(Graph like) {
    axes = new ArrayList<>(like.axes);
  }

  /** A new axis. */
  public Axis axis(String name) {
    Axis axis = new Axis(name, axes.size());
    axes.add(axis);
    return axis;
  }

  /** All axes. */
  public List<Axis> axes() {
    return Collections.unmodifiableList(axes);
  }

  /** All nodes, operands first but for the values of delays. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** Says from now on which source line makes nodes. */
  public void origins(Supplier<Origin> supplier) {
    here = supplier;
  }

  /** The source line at work. */
  public Origin here() {
    return here.get();
  }

  /** Runs with every new node at the given origin: for passes, whose nodes stem from others. */
  public <T> T at(Origin origin, Supplier<T> work) {
    Supplier<Origin> before = here;
    here = () -> origin;
    try {
      return work.get();
    } finally {
      here = before;
    }
  }

  /** Data, state or a run-time scalar. */
  public Node input(String name, Shape shape, Extent extent) {
    return add(new Op.Input(name), shape, extent).label(name);
  }

  /** A learned value. */
  public Node parameter(String path, Role role, Shape shape) {
    return add(new Op.Parameter(path, role), shape, Extent.CONSTANT).label(path);
  }

  /** The same number in every place. */
  public Node constant(double value, Shape shape) {
    return add(new Op.Constant(value), shape, Extent.CONSTANT);
  }

  /** A number. */
  public Node constant(double value) {
    return constant(value, Shape.SCALAR);
  }

  /** 1 while training, 0 else. */
  public Node training() {
    return add(new Op.Training(), Shape.SCALAR, Extent.CONSTANT).label("training");
  }

  /** Uniform noise. */
  public Node noise(String name, Shape shape, Extent extent) {
    return add(new Op.Noise(name), shape, extent).label(name);
  }

  /** A function of each number. */
  public Node map(UnaryFunction function, Node x) {
    return Simplification.of(function, x).orElseGet(() -> add(new Op.Map(function), x.shape(), x.extent(), x));
  }

  /** A function of each pair of numbers; a scalar is repeated. */
  public Node zip(BinaryFunction function, Node left, Node right) {
    Node a = narrowed(left, right);
    Node b = narrowed(right, a);
    return Simplification.of(function, a, b).orElseGet(() -> {
      Shape shape = a.shape().rank() > 0 ? a.shape() : b.shape();
      Node x = fill(a, shape);
      Node y = fill(b, shape);
      GraphChecks.sameShape(Description.word(function), x, y);
      return add(new Op.Zip(function), shape, a.extent().join(b.extent()), x, y);
    });
  }

  /** Without a broadcast that the other operand makes needless. */
  private static Node narrowed(Node x, Node other) {
    return x.op() instanceof Op.Broadcast && other.extent().contains(x.extent()) ? x.in(0) : x;
  }

  /** {@code a} where the condition is not 0, else {@code b}. */
  public Node select(Node condition, Node a, Node b) {
    Shape shape = condition.shape();
    for (Node n : List.of(a, b)) if (shape.rank() == 0) shape = n.shape();
    Node c = fill(condition, shape);
    Node x = fill(a, shape);
    Node y = fill(b, shape);
    GraphChecks.sameShape("where", c, x);
    GraphChecks.sameShape("where", x, y);
    if (c.op() instanceof Op.Constant(double value)) return value != 0 ? x : y;
    return add(new Op.Select(), shape, c.extent().join(x.extent()).join(y.extent()), c, x, y);
  }

  /** W x. */
  public Node product(Node matrix, Node vector) {
    return contract("ij", "j", "i", matrix.extent().join(vector.extent()), matrix, vector);
  }

  /** A product seen from {@code over}. Every letter of an operand is in the other one or in the result. */
  public Node contract(String left, String right, String result, Extent over, Node a, Node b) {
    boolean elementwise = (left.equals(result) || left.isEmpty()) && (right.equals(result) || right.isEmpty());
    return elementwise && over.equals(a.extent().join(b.extent())) ? zip(BinaryFunction.MULTIPLY, a, b)
        : contract(left, right, result, over, over, a, b);
  }

  /** A product seen from {@code over} and summed down to {@code to}. */
  public Node contract(String left, String right, String result, Extent over, Extent to, Node a, Node b) {
    Shape shape = Contractions.result(left, right, result, a, b);
    return add(new Op.Contract(left, right, result, over), shape, to, a, b);
  }

  /** A part of one dimension. */
  public Node slice(Node x, int dim, int from, int count) {
    GraphChecks.slice(x, dim, from, count);
    return Simplification.slice(x, dim, from, count)
        .orElseGet(() -> add(new Op.Slice(dim, from), x.shape().with(dim, count), x.extent(), x));
  }

  /** Parts one after the other. */
  public Node concat(int dim, List<Node> given) {
    List<Node> parts = given.stream().filter(p -> p.shape().rank() <= dim || p.shape().dim(dim) > 0).toList();
    if (parts.isEmpty()) return given.getFirst();
    if (parts.size() == 1) return parts.getFirst();
    Extent extent = Extent.CONSTANT;
    int size = 0;
    for (Node part : parts) {
      GraphChecks.concat(dim, parts.getFirst(), part);
      extent = extent.join(part.extent());
      size += part.shape().dim(dim);
    }
    return add(new Op.Concat(dim), parts.getFirst().shape().with(dim, size), extent, parts.toArray(Node[]::new));
  }

  /** {@code x} with zeros around: what a slice's gradient is. */
  public Node pad(Node x, int dim, int before, int after) {
    return concat(dim, List.of(constant(0, x.shape().with(dim, before)), x, constant(0, x.shape().with(dim, after))));
  }

  /** A scalar repeated; another shape is left as it is. */
  public Node fill(Node x, Shape shape) {
    if (x.shape().equals(shape) || x.shape().rank() > 0) return x;
    if (x.op() instanceof Op.Constant(double value)) return constant(value, shape);
    return add(new Op.Fill(), shape, x.extent(), x);
  }

  /** All of an element to a scalar. */
  public Node reduceElement(Reduction reduction, Node x) {
    if (x.shape().rank() == 0) return x;
    return add(new Op.ReduceElement(reduction), Shape.SCALAR, x.extent(), x);
  }

  /** To a larger extent. */
  public Node broadcast(Node x, Extent to) {
    if (!to.contains(x.extent())) throw new IllegalStateException("broadcast from " + x.extent() + " to " + to);
    return x.extent().equals(to) ? x : add(new Op.Broadcast(), x.shape(), to, x);
  }

  /** To a smaller extent. */
  public Node reduceRows(Reduction reduction, Node x, Extent to) {
    if (!x.extent().contains(to)) throw new IllegalStateException("reduce from " + x.extent() + " to " + to);
    if (x.extent().equals(to)) return x;
    return Simplification.reduceRows(reduction, x, to)
        .orElseGet(() -> add(new Op.ReduceRows(reduction), x.shape(), to, x));
  }

  /** An index as a vector. */
  public Node oneHot(Node index, int classes) {
    if (index.shape().rank() != 0) {
      throw GraphChecks.error(here(), "RNN-SHAPE-MISMATCH",
          "oneHot: the index " + index.describe() + " is " + index.shape() + ", not a scalar.",
          "pass one index for each step.");
    }
    return add(new Op.OneHot(), Shape.of(classes), index.extent(), index);
  }

  /** The index of the largest number. */
  public Node argMax(Node x) {
    return add(new Op.ArgMax(), Shape.SCALAR, x.extent(), x);
  }

  /** An author's own operation. */
  public Node custom(RowOperation operation, List<Node> operands) {
    return custom(new Op.Custom(operation), GraphChecks.custom(here(), operation, operands), operands);
  }

  /**
   * The adjoints of all operands of an author's own operation, one after the other.
   *
   * @param inputs the operands, the result and its adjoint
   */
  public Node customGradient(RowOperation operation, List<Node> inputs) {
    int size = inputs.subList(0, inputs.size() - 2).stream().mapToInt(Node::size).sum();
    return custom(new Op.CustomGradient(operation), Shape.of(size), inputs);
  }

  private Node custom(Op op, Shape shape, List<Node> inputs) {
    Extent extent = Extent.CONSTANT;
    for (Node in : inputs) extent = extent.join(in.extent());
    return add(op, shape, extent, inputs.toArray(Node[]::new));
  }

  /** The same value, not differentiated. */
  public Node stopGradient(Node x) {
    return x.op() instanceof Op.Constant ? x : add(new Op.StopGradient(), x.shape(), x.extent(), x);
  }

  /** An open delay over the initial value's extent and the axis, to be connected once its value is known. */
  public Node delay(Axis axis, Direction direction, Node initial) {
    return delay(axis, direction, initial, initial.extent().join(Extent.of(axis)));
  }

  /** An open delay over the given extent. */
  public Node delay(Axis axis, Direction direction, Node initial, Extent extent) {
    if (initial.extent().has(axis)) {
      throw GraphChecks.error(here(), "RNN-STATE-EXTENT",
          "the initial value " + initial.describe() + " varies over " + axis + ", the axis of its recurrence.",
          "start from a value that is the same at all steps, such as a first or last one.");
    }
    return create(new Op.Delay(axis, direction), initial.shape(), extent, List.of(initial));
  }

  /** The delay's value after the last step. */
  public Node last(Node delay) {
    Op.Delay op = (Op.Delay) delay.op();
    return add(new Op.Final(), delay.shape(), delay.extent().without(op.axis()), delay);
  }

  /** A node of its own, also where an equal one is known: for a pass that lets a value be computed once more. */
  public Node again(Op op, Shape shape, Extent extent, List<Node> inputs) {
    return create(op, shape, extent, inputs);
  }

  /** Adds a node without simplification: for passes that copy. */
  Node add(Op op, Shape shape, Extent extent, Node... inputs) {
    Key key = new Key(op, shape, extent, Arrays.stream(inputs).map(Node::id).toList());
    Node same = known.get(key);
    if (same != null) return same;
    Node made = create(op, shape, extent, List.of(inputs));
    known.put(key, made);
    return made;
  }

  private Node create(Op op, Shape shape, Extent extent, List<Node> inputs) {
    for (Node input : inputs) {
      if (input.graph() != this) throw new IllegalStateException(input + " is of another graph");
    }
    Node node = new Node(this, nodes.size(), op, shape, extent, inputs, here.get());
    nodes.add(node);
    return node;
  }
}
