package dev.rnn.engine.trace;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.TensorLanguage;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A recording: the tensor language over one graph, with all parameters declared so far. Used by one thread. */
public final class Trace implements TensorLanguage {
  private final Graph graph = new Graph();
  private final Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();
  private final Map<String, Origin> names = new HashMap<>();
  private final Set<Axis> entered = new HashSet<>();
  private final Deque<String> contexts = new ArrayDeque<>();

  /** An empty recording. */
  public Trace() {
    graph.origins(() -> new Origin(AuthorLine.find(), contexts.isEmpty() ? "" : contexts.peek()));
  }

  /** The graph so far. */
  public Graph graph() {
    return graph;
  }

  /** All parameters in the order of their declaration. */
  public List<ParameterDeclaration> parameters() {
    return new ArrayList<>(parameters.values());
  }

  /** A new axis. */
  public Axis axis(String name) {
    return graph.axis(name);
  }

  /** Data given for each run. */
  public Tensor input(String name, Shape shape, Extent extent) {
    return wrap(graph.input(name, shape, extent));
  }

  /** The top scope: for what varies over the given axis. */
  public TracedScope scope(Axis axis) {
    return new TracedScope(this, "", axis);
  }

  /** The top scope: for what varies over no axis. */
  public TracedScope scope() {
    return new TracedScope(this, "", null);
  }

  /** A node as a tensor. */
  public Tensor wrap(Node node) {
    return new TracedTensor(this, node);
  }

  /**
   * A tensor's node.
   *
   * @throws RnnException if the tensor is of another recording
   */
  public Node node(Tensor tensor) {
    if (tensor instanceof TracedTensor(Trace trace, Node node) && trace == this) return node;
    throw RnnException.error("RNN-FOREIGN-TENSOR", "tensor " + tensor + " belongs to another model's recording.")
        .in(graph.here().toString())
        .fix("do not keep tensors in fields: use the ones handed to the step, or declared in define(scope).").build();
  }

  /** Runs with errors saying that they arose within {@code context}. */
  public <T> T within(String context, Supplier<T> work) {
    contexts.push(context);
    try {
      return work.get();
    } finally {
      contexts.pop();
    }
  }

  /** Makes the axis one that may be paired with others from now on. */
  void enter(Axis axis) {
    entered.add(axis);
  }

  Tensor declare(String path, Shape shape, Initializer initializer, Role role) {
    unique("parameter", path);
    Node node = graph.parameter(path, role, shape);
    parameters.put(path, new ParameterDeclaration(path, shape, initializer, role, node));
    return wrap(node);
  }

  Tensor noise(String path, Shape shape, Extent extent) {
    unique("noise", path);
    return wrap(graph.noise(path, shape, extent));
  }

  private void unique(String kind, String path) {
    Origin here = graph.here();
    Origin first = names.putIfAbsent(kind + " " + path, here);
    if (first == null) return;
    throw RnnException.error("RNN-NAME-TWICE", kind + " \"" + path + "\" is declared twice.").in(here.toString())
        .detail("first declared in " + first)
        .fix("declare it once and use the tensor in both places, or give each a name of its own.").build();
  }

  @Override
  public Tensor constant(double value, Shape shape) {
    return wrap(graph.constant(value, shape));
  }

  @Override
  public Tensor unary(UnaryFunction function, Tensor x) {
    return wrap(graph.map(function, node(x)));
  }

  @Override
  public Tensor binary(BinaryFunction function, Tensor a, Tensor b) {
    return wrap(graph.zip(function, paired(a, b), node(b)));
  }

  @Override
  public Tensor select(Tensor condition, Tensor whenTrue, Tensor otherwise) {
    paired(condition, whenTrue);
    paired(condition, otherwise);
    paired(whenTrue, otherwise);
    return wrap(graph.select(node(condition), node(whenTrue), node(otherwise)));
  }

  @Override
  public Tensor contract(String equation, Tensor a, Tensor b) {
    int comma = equation.indexOf(',');
    int arrow = equation.indexOf("->");
    if (comma < 0 || arrow < comma) {
      throw RnnException.error("RNN-EQUATION", "\"" + equation + "\" is not a product.").in(graph.here().toString())
          .fix("write it as in \"ij,j->i\".").build();
    }
    String left = equation.substring(0, comma);
    String right = equation.substring(comma + 1, arrow);
    Node x = paired(a, b);
    Node y = node(b);
    return wrap(graph.contract(left, right, equation.substring(arrow + 2), x.extent().join(y.extent()), x, y));
  }

  @Override
  public Tensor slice(Tensor x, int dimension, int from, int count) {
    return wrap(graph.slice(node(x), dimension, from, count));
  }

  @Override
  public Tensor concatenate(int dimension, List<Tensor> parts) {
    for (int i = 1; i < parts.size(); i++) for (Tensor before : parts.subList(0, i)) paired(before, parts.get(i));
    return wrap(graph.concat(dimension, parts.stream().map(this::node).toList()));
  }

  @Override
  public Tensor fill(Tensor scalar, Shape shape) {
    if (scalar.shape().rank() > 0) {
      throw RnnException.error("RNN-SHAPE-MISMATCH", "fill: " + scalar + " is not a scalar.")
          .in(graph.here().toString())
          .fix("fill a shape with one number.").build();
    }
    return wrap(graph.fill(node(scalar), shape));
  }

  @Override
  public Tensor reduce(Reduction reduction, Tensor x) {
    return wrap(graph.reduceElement(reduction, node(x)));
  }

  @Override
  public Tensor oneHot(Tensor index, int classes) {
    return wrap(graph.oneHot(node(index), classes));
  }

  @Override
  public Tensor argMax(Tensor x) {
    return wrap(graph.argMax(node(x)));
  }

  @Override
  public Tensor stopGradient(Tensor x) {
    return wrap(graph.stopGradient(node(x)));
  }

  @Override
  public Tensor custom(RowOperation operation, List<Tensor> operands) {
    for (int i = 1; i < operands.size(); i++) {
      for (Tensor before : operands.subList(0, i)) paired(before, operands.get(i));
    }
    return wrap(graph.custom(operation, operands.stream().map(this::node).toList()));
  }

  @Override
  public Tensor name(Tensor x, String name) {
    return wrap(node(x).label(name));
  }

  /** The node of {@code a}, after checking that the two may meet: nobody makes pairs of steps by accident. */
  Node paired(Tensor a, Tensor b) {
    Node x = node(a);
    Node y = node(b);
    List<Axis> onlyA = x.extent().axes().stream().filter(axis -> !y.extent().has(axis)).toList();
    List<Axis> onlyB = y.extent().axes().stream().filter(axis -> !x.extent().has(axis)).toList();
    if (!onlyA.isEmpty() && !onlyB.isEmpty() && !entered.containsAll(onlyA) && !entered.containsAll(onlyB)) {
      throw RnnException.error("RNN-AXIS-PAIR", x.describe() + " varies over " + x.extent() + ", " + y.describe()
              + " over " + y.extent() + ": together they would be a value for each pair of steps.")
          .in(graph.here().toString())
          .fix("enter the other axis on purpose with values() of its memory or sequence, or take a first, last, sum or"
              + " mean of it.").build();
    }
    return x;
  }
}
