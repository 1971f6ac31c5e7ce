package dev.rnn.engine.support;

import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Single random operations on a pool of values of moderate size: what {@link RandomGraphs} is made of. */
final class RandomOps {
  /** Every way in which up to two letters of each operand can meet. */
  static final List<String> PATTERNS = List.of(",->", "i,->i", ",i->i", "i,i->", "i,i->i", "i,j->ij", "i,j->ji",
      "ij,j->i", "ij,i->j", "j,ij->i", "i,ij->j", "ij,ij->", "ij,ij->i", "ij,ij->j", "ij,ij->ij", "ij,ji->",
      "ij,jk->ik", "ij,kj->ik", "ij,ik->jk", "ij,j->ij", "ij,i->ij", "i,ij->ij", "ij,->ij", ",ij->ij");

  private final Graph graph;
  private final Random random;
  private final Deque<List<Node>> outer = new ArrayDeque<>();
  private List<Node> pool = new ArrayList<>();
  private int parameters;
  private int pattern;

  RandomOps(Graph graph, Random random, int firstPattern) {
    pattern = firstPattern;
    this.graph = graph;
    this.random = random;
  }

  Node add(Node node) {
    pool.add(node);
    return node;
  }

  /** Begins a recurrence: only values over the given axes are seen within. */
  void push(List<Axis> inside) {
    outer.push(pool);
    pool = new ArrayList<>(pool.stream().filter(n -> inside.containsAll(n.extent().axes())).toList());
  }

  /** Ends a recurrence; what was made within is seen from now on. */
  void pop() {
    List<Node> before = outer.pop();
    for (Node node : pool) if (!before.contains(node)) before.add(node);
    pool = before;
  }

  int size() {
    return 1 + random.nextInt(3);
  }

  Node parameter(int... dims) {
    return graph.parameter("p" + parameters++, Role.WEIGHT, Shape.of(dims));
  }

  /** A parameter, or one with weighted or with dropped entries. */
  Node matrix(int... dims) {
    Node weights = parameter(dims);
    return switch (random.nextInt(6)) {
      case 0, 1 -> graph.zip(BinaryFunction.MULTIPLY, weights, tame(parameter(dims)));
      case 2 -> {
        Node noise = graph.noise("mask of " + weights.label(), weights.shape(), Extent.CONSTANT);
        yield graph.zip(BinaryFunction.MULTIPLY, weights, graph.zip(BinaryFunction.LESS, noise, graph.constant(0.7)));
      }
      default -> weights;
    };
  }

  Node any() {
    return pool.get(random.nextInt(pool.size()));
  }

  Node recent() {
    return pool.get(pool.size() - 1 - random.nextInt(Math.min(4, pool.size())));
  }

  /** A value that varies over no more than the extent. */
  Node operand(Extent extent) {
    List<Node> fitting = pool.stream().filter(n -> extent.contains(n.extent())).toList();
    return fitting.isEmpty() || random.nextInt(4) == 0 ? graph.constant(0.5, Shape.of(size()))
        : fitting.get(random.nextInt(fitting.size()));
  }

  /** The value in another shape. */
  Node shaped(Node x, Shape shape) {
    if (x.shape().equals(shape)) return x;
    Node scalar = graph.reduceElement(Reduction.SUM, x);
    if (shape.rank() != 1 || x.shape().rank() != 1) return tame(graph.fill(scalar, shape));
    return tame(graph.product(matrix(shape.dim(0), x.shape().dim(0)), x));
  }

  /** Back between −1 and 1. */
  Node tame(Node x) {
    UnaryFunction[] bounded = {UnaryFunction.TANH, UnaryFunction.SIN, UnaryFunction.TANH, UnaryFunction.COS};
    return graph.map(bounded[random.nextInt(bounded.length)], x);
  }

  /**
   * One operation.
   *
   * @param axes that values may vary over here
   * @param reducible the axes that may be reduced here
   * @param shifts directions in which values may be shifted along the other axes
   */
  void step(List<Axis> axes, List<Axis> reducible, Direction... shifts) {
    Node x = random.nextBoolean() ? recent() : any();
    add(switch (random.nextInt(16)) {
      case 0, 1 -> unary(x);
      case 2, 3 -> binary(x, shaped(any(), x.shape()));
      case 4 -> graph.select(graph.zip(BinaryFunction.LESS, shaped(any(), x.shape()), x), x, shaped(any(), x.shape()));
      case 5, 6, 7 -> product(reducible);
      case 8 -> slice(x);
      case 9 -> concat(x);
      case 10 -> x.shape().rank() == 0 ? graph.fill(x, Shape.of(size())) : tame(reduceElement(x));
      case 11 -> graph.broadcast(x, x.extent().join(Extent.of(axes.get(random.nextInt(axes.size())))));
      case 12, 13 -> reduceRows(x, reducible);
      case 14 -> shift(x, axes, reducible, shifts);
      default -> switch (random.nextInt(4)) {
        case 0 -> stopped(x);
        case 1 -> graph.custom(new Mixing(size()), List.of(flat(x), flat(any()), flat(recent())));
        default -> guess(x);
      };
    });
  }

  private Node unary(Node x) {
    UnaryFunction f = UnaryFunction.values()[random.nextInt(UnaryFunction.values().length)];
    Node positive = graph.zip(BinaryFunction.ADD, graph.zip(BinaryFunction.MULTIPLY, x, x), graph.constant(0.5));
    return graph.map(f, f == UnaryFunction.LOG || f == UnaryFunction.SQRT ? positive : tame(x));
  }

  private Node binary(Node a, Node b) {
    BinaryFunction f = BinaryFunction.values()[random.nextInt(BinaryFunction.values().length)];
    Node divisor = graph.zip(BinaryFunction.ADD, graph.zip(BinaryFunction.MULTIPLY, b, b), graph.constant(0.5));
    return tame(graph.zip(f, a, f == BinaryFunction.DIVIDE ? divisor : b));
  }

  /** A product summed over some of the axes that it varies over. */
  private Node product(List<Axis> reducible) {
    return product(over -> reduced(over, reducible));
  }

  /** A product summed over all axes and perhaps sequences. */
  Node summedProduct() {
    return product(over -> over.perSequence() && !over.axes().isEmpty() && random.nextBoolean() ? Extent.SEQUENCE
        : Extent.CONSTANT);
  }

  /** A product of any pattern. */
  private Node product(UnaryOperator<Extent> reduced) {
    String equation = PATTERNS.get(pattern++ % PATTERNS.size());
    int comma = equation.indexOf(',');
    int arrow = equation.indexOf("->");
    String left = equation.substring(0, comma);
    String right = equation.substring(comma + 1, arrow);
    int[] sizes = {size(), size(), size()};
    Node a = shaped(any(), shape(left, sizes));
    Node b = shaped(recent(), shape(right, sizes));
    Extent over = a.extent().join(b.extent());
    return tame(graph.contract(left, right, equation.substring(arrow + 2), over, reduced.apply(over), a, b));
  }

  private static Shape shape(String letters, int[] sizes) {
    return Shape.of(letters.chars().map(c -> sizes[c - 'i']).toArray());
  }

  /** An extent without some of the axes; without the sequences too where none of them is kept. */
  private Extent reduced(Extent extent, List<Axis> reducible) {
    Extent to = extent;
    for (Axis axis : reducible) if (random.nextBoolean()) to = to.without(axis);
    boolean free = extent.axes().stream().allMatch(reducible::contains) && outer.isEmpty();
    return free && to.axes().isEmpty() && random.nextInt(3) == 0 ? Extent.CONSTANT : to;
  }

  private Node slice(Node x) {
    if (x.shape().rank() == 0) return tame(x);
    int dim = random.nextInt(x.shape().rank());
    int from = random.nextInt(x.shape().dim(dim) + 1);
    int count = random.nextInt(x.shape().dim(dim) - from + 1);
    Node part = graph.slice(x, dim, from, count);
    return count > 0 ? part : graph.concat(dim, List.of(part, tame(x))); // a part of size 0 is legal
  }

  private Node concat(Node x) {
    Node first = x.shape().rank() == 0 ? graph.fill(x, Shape.of(1)) : x;
    int dim = random.nextInt(first.shape().rank());
    Node second = shaped(any(), first.shape().with(dim, size()));
    return first.shape().dim(dim) > 4 ? tame(first) : graph.concat(dim, List.of(first, second, first));
  }

  private Node reduceElement(Node x) {
    return graph.reduceElement(random.nextBoolean() ? Reduction.SUM : Reduction.MAX, x);
  }

  /** A sum, or a maximum with 0 in place of the maximum of nothing. */
  private Node reduceRows(Node x, List<Axis> reducible) {
    Extent to = reduced(x.extent(), reducible);
    if (random.nextBoolean()) return tame(graph.reduceRows(Reduction.SUM, x, to));
    Node count = graph.reduceRows(Reduction.SUM, graph.broadcast(graph.constant(1), x.extent()), to);
    Node max = graph.reduceRows(Reduction.MAX, x, to);
    return graph.select(graph.zip(BinaryFunction.LESS, graph.constant(0), count), max, graph.constant(0));
  }

  private Node shift(Node x, List<Axis> axes, List<Axis> free, Direction... shifts) {
    Axis axis = axes.get(random.nextInt(axes.size()));
    // Along the axis of a recurrence only in its own direction.
    Direction[] allowed = free.contains(axis) ? Direction.values() : shifts;
    Direction direction = allowed[random.nextInt(allowed.length)];
    Node initial = random.nextBoolean() ? graph.constant(0.3, x.shape())
        : shaped(operand(x.extent().without(axis).join(Extent.SEQUENCE)), x.shape());
    Extent extent = x.extent().join(initial.extent()).join(Extent.of(axis));
    Node delay = graph.delay(axis, direction, initial, extent).connect(x);
    if (free.contains(axis) && random.nextBoolean()) add(graph.last(delay));
    return delay;
  }

  private Node flat(Node x) {
    return x.shape().rank() < 2 ? tame(x) : shaped(x, Shape.of(size()));
  }

  /** Something of derivative 0: of anything else, differences see what the gradient must not. */
  private Node stopped(Node x) {
    return graph.stopGradient(graph.map(UnaryFunction.SIGN, tame(x)));
  }

  private Node guess(Node x) {
    Node index = x.shape().rank() == 0 ? graph.map(UnaryFunction.POSITIVE, x) : graph.argMax(x);
    return graph.oneHot(index, size());
  }

}
