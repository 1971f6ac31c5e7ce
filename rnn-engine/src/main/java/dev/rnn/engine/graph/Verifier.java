package dev.rnn.engine.graph;

import dev.rnn.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Re-checks what must hold of every node of a graph: number, order, shapes and extents of operands, closed delays. The
 * factory methods of {@link Graph} see to all of it; tests run this between compiler passes, which make nodes from
 * others. Cycles are the schedule's to check.
 */
public final class Verifier {
  private final Map<String, Node> named = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Verifier() {}

  /**
   * Checks nodes, usually all of a graph or all that some outputs need.
   *
   * @throws IllegalStateException naming every node that breaks a rule, the rule and the author's line
   */
  public static void check(Collection<Node> nodes) {
    List<String> found = problems(nodes);
    if (!found.isEmpty()) throw new IllegalStateException("broken graph:\n  " + String.join("\n  ", found));
  }

  /** What is wrong, a line for each broken rule of each node. */
  public static List<String> problems(Collection<Node> nodes) {
    Verifier verifier = new Verifier();
    for (Node node : nodes) verifier.node(node);
    return verifier.problems;
  }

  private void node(Node n) {
    int before = problems.size();
    inGraph(n);
    operands(n);
    if (problems.size() > before) return; // the other rules look at operands
    extent(n);
    shape(n);
    if (n.op() instanceof Op.Input(String name)) unique("input " + name, n);
    if (n.op() instanceof Op.Parameter(String path, _)) unique("parameter " + path, n);
    if (n.op() instanceof Op.Noise(String name)) unique("noise " + name, n);
  }

  private void inGraph(Node n) {
    Graph graph = n.graph();
    rule(n, n.id() < graph.nodes().size() && graph.nodes().get(n.id()) == n, "is not in its graph");
    rule(n, graph.axes().containsAll(n.extent().axes()), "varies over an axis of another graph");
    rule(n, n.extent().perSequence() || n.extent().axes().isEmpty(), "varies over steps but not over sequences");
    for (Node in : n.inputs()) rule(n, in.graph() == graph, "has an operand of another graph: " + in);
  }

  private void operands(Node n) {
    int count = n.inputs().size();
    boolean fits = switch (n.op()) {
      case Op.Input _, Op.Parameter _, Op.Constant _, Op.Training _, Op.Noise _ -> count == 0;
      case Op.Map _, Op.Slice _, Op.Fill _, Op.ReduceElement _, Op.Broadcast _, Op.ReduceRows _, Op.OneHot _,
          Op.ArgMax _, Op.StopGradient _, Op.Final _ -> count == 1;
      case Op.Zip _, Op.Contract _, Op.Delay _ -> count == 2;
      case Op.Select _ -> count == 3;
      case Op.Custom _ -> count >= 1;
      case Op.CustomGradient _ -> count >= 3;
      case Op.Concat _ -> count >= 2;
    };
    rule(n, fits, n.isOpen() ? "is an open delay" : "has " + count + " operands");
    if (n.op() instanceof Op.Delay) return; // its value comes later, and so does the initial value of an adjoint
    for (Node in : n.inputs()) rule(n, in.id() < n.id(), "comes before its operand " + in);
  }

  private void extent(Node n) {
    switch (n.op()) {
      case Op.Parameter _, Op.Constant _, Op.Training _ ->
          rule(n, n.extent().equals(Extent.CONSTANT), "is not constant");
      case Op.Input _, Op.Noise _ -> { }
      case Op.Map _, Op.Zip _, Op.Select _, Op.Slice _, Op.Concat _, Op.Fill _, Op.ReduceElement _, Op.OneHot _,
          Op.ArgMax _, Op.StopGradient _, Op.Custom _, Op.CustomGradient _ -> {
        Extent union = Extent.CONSTANT;
        for (Node in : n.inputs()) union = union.join(in.extent());
        rule(n, n.extent().equals(union), "varies over other than its operands: " + union);
      }
      case Op.Contract op -> {
        rule(n, op.over().contains(n.in(0).extent().join(n.in(1).extent())), "is seen from less than its operands");
        rule(n, op.over().contains(n.extent()), "varies over more than it is seen from");
      }
      case Op.Broadcast _ -> rule(n, n.extent().contains(n.in(0).extent()), "varies over less than its operand");
      case Op.ReduceRows _ -> rule(n, n.in(0).extent().contains(n.extent()), "varies over more than its operand");
      case Op.Delay(Axis axis, _) -> {
        rule(n, n.extent().has(axis), "does not vary over its axis");
        rule(n, n.extent().without(axis).contains(n.in(0).extent()), "has an initial value over more: " + n.in(0));
        rule(n, n.extent().contains(n.in(1).extent()), "has a value over more: " + n.in(1));
      }
      case Op.Final _ -> {
        boolean fits = n.in(0).op() instanceof Op.Delay(Axis axis, _)
            && n.in(0).extent().without(axis).equals(n.extent());
        rule(n, fits, "is not the end of " + n.in(0));
      }
    }
  }

  private void shape(Node n) {
    Shape shape = n.shape();
    switch (n.op()) {
      case Op.Input _, Op.Parameter _, Op.Constant _, Op.Noise _ -> { }
      case Op.Training _, Op.ArgMax _, Op.ReduceElement _ -> rule(n, shape.rank() == 0, "is not a scalar");
      case Op.Map _, Op.Zip _, Op.Select _, Op.Broadcast _, Op.ReduceRows _, Op.StopGradient _, Op.Delay _,
          Op.Final _ ->
          rule(n, n.inputs().stream().allMatch(in -> in.shape().equals(shape)), "has operands of another shape");
      case Op.Contract(var left, var right, var result, _) -> {
        try {
          Shape expected = Contractions.result(left, right, result, n.in(0), n.in(1));
          rule(n, shape.equals(expected), "has a shape other than its product's " + expected);
        } catch (RuntimeException reason) {
          rule(n, false, "is not a product: " + reason.getMessage());
        }
      }
      case Op.Slice(int dim, int from) -> {
        Shape whole = n.in(0).shape();
        boolean fits = dim < whole.rank() && shape.rank() == whole.rank()
            && shape.with(dim, 0).equals(whole.with(dim, 0)) && from >= 0 && from + shape.dim(dim) <= whole.dim(dim);
        rule(n, fits, "is no part of " + whole);
      }
      case Op.Concat(int dim) -> {
        boolean fits = dim < shape.rank() && n.inputs().stream().allMatch(part -> part.shape().rank() == shape.rank()
            && part.shape().with(dim, 0).equals(shape.with(dim, 0)));
        rule(n, fits && n.inputs().stream().mapToInt(part -> part.shape().dim(dim)).sum() == shape.dim(dim),
            "is not made of its parts");
      }
      case Op.Custom _ -> rule(n, shape.rank() <= 1, "is neither a scalar nor a vector");
      case Op.CustomGradient _ -> {
        int operands = n.inputs().subList(0, n.inputs().size() - 2).stream().mapToInt(Node::size).sum();
        rule(n, shape.equals(Shape.of(operands)), "is not as large as its operands");
      }
      case Op.Fill _ -> rule(n, n.in(0).shape().rank() == 0 && shape.rank() > 0, "does not repeat a scalar");
      case Op.OneHot _ -> rule(n, n.in(0).shape().rank() == 0 && shape.rank() == 1, "is not a vector for an index");
    }
  }

  private void unique(String name, Node n) {
    Node first = named.putIfAbsent(name, n);
    rule(n, first == null || first == n, "has the name of another node: " + first);
  }

  private void rule(Node n, boolean holds, String broken) {
    if (holds) return;
    String line = n.origin().toString();
    problems.add(n + " " + broken + (line.isEmpty() ? "" : ", in " + line));
  }
}
