package dev.rnn.engine.autodiff;

import static dev.rnn.api.tensor.BinaryFunction.DIVIDE;
import static dev.rnn.api.tensor.BinaryFunction.EQUAL;
import static dev.rnn.api.tensor.BinaryFunction.LESS;
import static dev.rnn.api.tensor.BinaryFunction.MULTIPLY;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reverse mode, graph to graph. An adjoint has the shape and the extent of what it is the adjoint of; what varies over
 * more is summed. That one rule makes weight, bias, key and initial-state gradients.
 *
 * <p>Backpropagation through time is the adjoint of a delay. A delay and its final value split [initial, v1 … vL] into
 * (previous1 … previousL) and final. The adjoint joins the two again, shifted back: it is a delay in the other
 * direction that starts from the final value's adjoint, and its own final value is the adjoint of the initial value.
 */
public final class Gradients {
  private final Graph graph;
  private final Set<Node> active = new HashSet<>();
  private final Map<Node, Node> adjoints = new HashMap<>();
  private final Map<Node, Node> delayAdjoints = new HashMap<>();
  private Extent through = Extent.CONSTANT; // of the node whose operands get contributions

  private Gradients(Graph graph) {
    this.graph = graph;
  }

  /**
   * Gradients of a constant-extent scalar; zeros for what it does not depend on. The new nodes are in the same graph.
   *
   * @param loss a scalar over no axis
   * @param wrt what to differentiate for; nothing else is differentiated
   */
  public static Map<Node, Node> of(Node loss, Collection<Node> wrt) {
    if (!loss.shape().equals(Shape.SCALAR) || !loss.extent().equals(Extent.CONSTANT)) {
      throw new IllegalArgumentException("not a scalar over no axis: " + loss);
    }
    return new Gradients(loss.graph()).run(loss, wrt);
  }

  private Map<Node, Node> run(Node loss, Collection<Node> wrt) {
    List<Node> order = Order.withinStep(List.of(loss));
    findActive(order, wrt);
    for (Node node : order) if (node.op() instanceof Op.Delay && active.contains(node)) openAdjointDelay(node);
    adjoints.put(loss, graph.constant(1));
    for (Node node : order.reversed()) {
      if (!active.contains(node)) continue;
      through = node.extent();
      graph.at(node.origin(), () -> {
        if (node.op() instanceof Op.Delay) closeAdjointDelay(node);
        else if (adjoints.containsKey(node)) propagate(node, Known.in(adjoints, node));
        return node;
      });
    }
    Map<Node, Node> gradients = new LinkedHashMap<>();
    for (Node node : wrt) {
      Node g = adjoints.get(node);
      gradients.put(node, (g == null ? graph.broadcast(graph.constant(0, node.shape()), node.extent()) : g));
    }
    gradients.forEach((node, g) -> g.label("d " + node.describe()));
    return gradients;
  }

  /** Active: depends on something to differentiate for; through delays, hence a fixed point. */
  private void findActive(List<Node> order, Collection<Node> wrt) {
    active.addAll(wrt);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Node n : order) {
        if (!stops(n.op()) && n.inputs().stream().anyMatch(active::contains)) changed |= active.add(n);
      }
    }
  }

  private static boolean stops(Op op) {
    return op instanceof Op.StopGradient || op instanceof Op.OneHot || op instanceof Op.ArgMax;
  }

  private void openAdjointDelay(Node delay) {
    Op.Delay op = (Op.Delay) delay.op();
    Node start = graph.broadcast(graph.constant(0, delay.shape()), graph.last(delay).extent()); // until it is known
    Node adjoint = graph.delay(op.axis(), op.direction().reversed(), start, delay.extent());
    adjoint.label("d " + delay.describe());
    delayAdjoints.put(delay, adjoint);
    through = delay.extent();
    add(delay.in(1), adjoint);
  }

  private void closeAdjointDelay(Node delay) {
    Node adjoint = Known.in(delayAdjoints, delay);
    Node zero = graph.constant(0, delay.shape());
    adjoint.replaceInitial(adjoints.getOrDefault(graph.last(delay), zero));
    adjoint.connect(adjoints.getOrDefault(delay, zero));
    Node last = graph.last(adjoint);
    through = last.extent();
    add(delay.in(0), last);
  }

  /** A contribution has at least the extent of what it came through or of the node, but constants may have less. */
  private void add(Node node, Node contribution) {
    if (!active.contains(node)) return;
    Node whole = graph.broadcast(contribution, contribution.extent().join(through).join(node.extent()));
    Node summed = graph.reduceRows(Reduction.SUM, whole, node.extent());
    adjoints.merge(node, summed, (a, b) -> graph.zip(BinaryFunction.ADD, a, b));
  }

  /** All derivative rules. {@code g} has the shape and extent of {@code y}. */
  private void propagate(Node y, Node g) {
    switch (y.op()) {
      case Op.Map(UnaryFunction f) -> {
        Node x = y.in(0);
        switch (f) {
          case NEGATE -> add(x, graph.map(UnaryFunction.NEGATE, g));
          case EXP -> add(x, times(g, y));
          case LOG -> add(x, graph.zip(DIVIDE, g, x));
          case TANH -> add(x, times(g, minus(graph.constant(1), times(y, y))));
          case SIGMOID -> add(x, times(g, minus(y, times(y, y))));
          case RELU -> add(x, times(g, graph.map(UnaryFunction.POSITIVE, x)));
          case SQRT -> add(x, graph.zip(DIVIDE, times(g, graph.constant(0.5)), y));
          case ABS -> add(x, times(g, graph.map(UnaryFunction.SIGN, x)));
          case SIN -> add(x, times(g, graph.map(UnaryFunction.COS, x)));
          case COS -> add(x, graph.map(UnaryFunction.NEGATE, times(g, graph.map(UnaryFunction.SIN, x))));
          case SIGN, POSITIVE -> { }
        }
      }
      case Op.Zip(BinaryFunction f) -> {
        Node a = y.in(0);
        Node b = y.in(1);
        Node zero = graph.constant(0);
        switch (f) {
          case ADD -> both(a, g, b, g);
          case SUBTRACT -> both(a, g, b, graph.map(UnaryFunction.NEGATE, g));
          case MULTIPLY -> both(a, times(g, b), b, times(g, a));
          case DIVIDE -> both(a, graph.zip(DIVIDE, g, b), b,
              graph.map(UnaryFunction.NEGATE, graph.zip(DIVIDE, times(g, y), b)));
          case MAXIMUM -> {
            Node toB = graph.zip(LESS, a, b);
            both(a, graph.select(toB, zero, g), b, graph.select(toB, g, zero));
          }
          case MINIMUM -> {
            Node toB = graph.zip(LESS, b, a);
            both(a, graph.select(toB, zero, g), b, graph.select(toB, g, zero));
          }
          case EQUAL, LESS -> { }
        }
      }
      case Op.Select _ -> {
        Node zero = graph.constant(0);
        both(y.in(1), graph.select(y.in(0), g, zero), y.in(2), graph.select(y.in(0), zero, g));
      }
      case Op.Contract op -> { // each operand's adjoint is a product of g with the other one
        Node a = y.in(0);
        Node b = y.in(1);
        String ofG = op.result();
        String ofA = op.left();
        String ofB = op.right();
        if (active.contains(a)) add(a, graph.contract(ofG, ofB, ofA, op.over(), g, b));
        if (active.contains(b)) add(b, graph.contract(ofG, ofA, ofB, op.over(), g, a));
      }
      case Op.Custom(RowOperation operation) -> {
        List<Node> inputs = new ArrayList<>(y.inputs());
        inputs.addAll(List.of(y, g));
        Node all = graph.customGradient(operation, inputs);
        int from = 0;
        for (Node x : y.inputs()) {
          Node part = graph.slice(all, 0, from, x.size());
          add(x, x.shape().rank() == 0 ? graph.reduceElement(Reduction.SUM, part) : part);
          from += x.size();
        }
      }
      case Op.CustomGradient(RowOperation operation) -> throw RnnException.error("RNN-SECOND-DERIVATIVE",
          operation.name() + " has no second derivative.").in(y.origin().toString())
          .fix("compose it of the tensor language, or differentiate once.").build();
      case Op.Slice(int dim, int from) -> {
        int size = y.in(0).shape().dim(dim);
        add(y.in(0), graph.pad(g, dim, from, size - from - y.shape().dim(dim)));
      }
      case Op.Concat(int dim) -> {
        int from = 0;
        for (Node part : y.inputs()) {
          int count = part.shape().dim(dim);
          if (active.contains(part)) add(part, graph.slice(g, dim, from, count));
          from += count;
        }
      }
      case Op.Fill _ -> add(y.in(0), graph.reduceElement(Reduction.SUM, g));
      case Op.ReduceElement(Reduction f) -> add(y.in(0), switch (f) {
        case SUM -> graph.fill(g, y.in(0).shape());
        case MAX -> toLargest(y, g, largest -> graph.reduceElement(Reduction.SUM, largest));
      });
      case Op.Broadcast _ -> add(y.in(0), g);
      case Op.ReduceRows(Reduction f) -> add(y.in(0), switch (f) {
        case SUM -> graph.broadcast(g, y.in(0).extent());
        case MAX -> toLargest(y, g, largest -> graph.reduceRows(Reduction.SUM, largest, y.extent()));
      });
      case Op.Final _ -> { } // with its delay
      case Op.Delay _ -> throw new IllegalStateException("closed apart: " + y);
      case Op.Input _, Op.Parameter _, Op.Constant _, Op.Training _, Op.Noise _, Op.OneHot _, Op.ArgMax _,
          Op.StopGradient _ -> { }
    }
  }

  /** A maximum's adjoint goes to the largest number, in equal parts where several are the largest. */
  private Node toLargest(Node y, Node g, UnaryOperator<Node> sum) {
    Node largest = graph.zip(EQUAL, y.in(0), y);
    Node count = graph.zip(BinaryFunction.MAXIMUM, sum.apply(largest), graph.constant(1)); // 1: there may be no rows
    return times(graph.zip(DIVIDE, g, count), largest);
  }

  private void both(Node a, Node toA, Node b, Node toB) {
    add(a, toA);
    add(b, toB);
  }

  private Node times(Node a, Node b) {
    return graph.zip(MULTIPLY, a, b);
  }

  private Node minus(Node a, Node b) {
    return graph.zip(BinaryFunction.SUBTRACT, a, b);
  }

  /** The loss and its gradients as one list of outputs. */
  public static List<Node> withLoss(Node loss, Map<Node, Node> gradients) {
    List<Node> all = new ArrayList<>();
    all.add(loss);
    all.addAll(gradients.values());
    return all;
  }
}
