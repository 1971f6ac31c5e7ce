package dev.rnn.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every op alone, over every kind of extent, with sequences of length 0 and 1 among the others. */
class OpGradientsTest {
  private final Graph graph = new Graph();
  private final Axis target = graph.axis("target");
  private final Axis source = graph.axis("source");
  private final Map<Axis, int[]> lengths = Map.of(target, new int[] {3, 0, 1, 2, 2}, source, new int[] {2, 3, 4, 0, 1});
  private final List<Extent> extents =
      List.of(Extent.CONSTANT, Extent.SEQUENCE, Extent.of(target), Extent.of(source), Extent.of(target, source));
  private int made;

  @TestFactory
  Stream<DynamicTest> unary() {
    return Stream.of(UnaryFunction.values()).map(f -> dynamicTest(f.name(), () -> {
      Node x = value(Shape.of(3), Extent.of(target));
      boolean positive = f == UnaryFunction.LOG || f == UnaryFunction.SQRT;
      check(graph.map(f, positive ? graph.zip(BinaryFunction.ADD, x, graph.constant(1.5)) : x));
    }));
  }

  @TestFactory
  Stream<DynamicTest> binary() {
    return Stream.of(BinaryFunction.values()).flatMap(f -> pairs((a, b) -> f + " of " + a + " and " + b, (a, b) -> {
      Node x = value(Shape.of(3), a);
      Node y = value(Shape.of(3), b);
      check(graph.zip(f, x, f == BinaryFunction.DIVIDE ? graph.zip(BinaryFunction.ADD, y, graph.constant(1.5)) : y));
    }));
  }

  @TestFactory
  Stream<DynamicTest> select() {
    return pairs((a, b) -> "where of " + a + " and " + b, (a, b) -> {
      Node x = value(Shape.of(3), a);
      Node y = value(Shape.SCALAR, b); // filled
      check(graph.select(graph.zip(BinaryFunction.LESS, value(Shape.of(3), b), graph.constant(0)), x, y));
    });
  }

  @TestFactory
  Stream<DynamicTest> contraction() {
    return RandomGraphs.PATTERNS.stream().flatMap(equation ->
        pairs((a, b) -> equation + " of " + a + " and " + b, (a, b) -> contraction(equation, a, b)));
  }

  private void contraction(String equation, Extent a, Extent b) {
    String[] letters = equation.split(",|->", -1);
    List<Node> parts = new ArrayList<>();
    Extent over = a.join(b);
    for (Extent to : extents) {
      if (!over.contains(to)) continue;
      Node x = value(shape(letters[0]), a);
      Node y = value(shape(letters[1]), b);
      parts.add(graph.contract(letters[0], letters[1], letters[2], over, to, x, y));
    }
    check(parts.toArray(Node[]::new));
  }

  @Test
  void slice_ofVectorAndMatrix_ofNothingToo() {
    Node vector = value(Shape.of(5), Extent.of(target));
    Node matrix = value(Shape.of(3, 4), Extent.SEQUENCE);
    Node none = graph.slice(vector, 0, 2, 0);
    check(graph.slice(vector, 0, 1, 3), graph.slice(graph.slice(vector, 0, 1, 3), 0, 1, 2),
        graph.slice(matrix, 0, 1, 2), graph.slice(matrix, 1, 2, 2), graph.concat(0, List.of(none, vector)), none);
  }

  @Test
  void concat_ofVectorsOverDifferentExtents_ofMatricesInBothDimensions() {
    Node a = value(Shape.of(2), Extent.of(target));
    Node b = value(Shape.of(3), Extent.of(source));
    Node c = value(Shape.of(1), Extent.CONSTANT);
    Node rows = graph.concat(0,
        List.of(value(Shape.of(1, 3), Extent.CONSTANT), value(Shape.of(2, 3), Extent.SEQUENCE)));
    Node columns = graph.concat(1,
        List.of(value(Shape.of(2, 3), Extent.of(target)), value(Shape.of(2, 1), Extent.CONSTANT)));
    check(graph.concat(0, List.of(a, b, a, c)), rows, columns);
  }

  @Test
  void fill_reducedElement_broadcast() {
    Node scalar = value(Shape.SCALAR, Extent.of(target));
    Node vector = value(Shape.of(4), Extent.of(source));
    Node matrix = value(Shape.of(2, 3), Extent.SEQUENCE);
    check(graph.fill(scalar, Shape.of(3)), graph.fill(scalar, Shape.of(2, 2)),
        graph.reduceElement(Reduction.SUM, vector), graph.reduceElement(Reduction.MAX, vector),
        graph.reduceElement(Reduction.MAX, matrix),
        graph.broadcast(vector, Extent.of(target, source)));
  }

  @TestFactory
  Stream<DynamicTest> reducedRows() {
    return Stream.of(Reduction.values()).flatMap(f -> pairs((a, b) -> f + " from " + a + " to " + b, (a, b) -> {
      if (!a.contains(b)) return;
      Node x = value(Shape.of(2), a);
      Node count = graph.reduceRows(Reduction.SUM, graph.broadcast(graph.constant(1), a), b);
      Node rows = graph.zip(BinaryFunction.LESS, graph.constant(0), count);
      check(graph.select(rows, graph.reduceRows(f, x, b), graph.constant(0))); // the maximum of no rows is -infinity
    }));
  }

  @TestFactory
  Stream<DynamicTest> delayAndFinal() {
    List<Extent> initials = List.of(Extent.CONSTANT, Extent.SEQUENCE, Extent.of(source));
    return Stream.of(Direction.values()).flatMap(direction -> initials.stream()
        .map(initial -> dynamicTest(direction + " from " + initial, () -> delayAndFinal(direction, initial))));
  }

  private void delayAndFinal(Direction direction, Extent initial) {
    Node start = value(Shape.of(2), initial);
    Node x = value(Shape.of(2), Extent.of(target));
    Node matrix = value(Shape.of(2, 2), Extent.CONSTANT);
    Node delay = graph.delay(target, direction, start);
    Node next = graph.map(UnaryFunction.TANH, graph.zip(BinaryFunction.ADD, graph.product(matrix, delay), x));
    delay.connect(next);
    check(delay, next, graph.last(delay), delay); // the previous values, the values and the final one
  }

  @TestFactory
  Stream<DynamicTest> shift_alongEitherAxisOfPairs() {
    return Stream.of(target, source).flatMap(axis -> Stream.of(Direction.values())
        .map(direction -> dynamicTest(direction + " along " + axis, () -> {
          Node x = value(Shape.of(2), Extent.of(target, source));
          Node start = value(Shape.of(2), axis == target ? Extent.of(source) : Extent.SEQUENCE);
          Node shifted = graph.delay(axis, direction, start, x.extent()).connect(x);
          check(shifted, graph.last(shifted));
        })));
  }

  @Test
  void delayThatKeepsItsValue_andOneThatForgetsIt() {
    Node start = value(Shape.of(2), Extent.SEQUENCE);
    Node kept = graph.delay(target, Direction.FORWARD, start);
    kept.connect(kept);
    Node constant = value(Shape.of(2), Extent.CONSTANT);
    Node forgotten = graph.delay(target, Direction.REVERSE, start).connect(constant);
    check(kept, graph.last(kept), forgotten, graph.last(forgotten));
  }

  @Test
  void embedding_andPick_byIndex() {
    Node index = graph.input("index", Shape.SCALAR, Extent.of(target));
    Node table = value(Shape.of(4, 3), Extent.CONSTANT);
    Node vector = value(Shape.of(4), Extent.of(source));
    Node oneHot = graph.oneHot(index, 4);
    Node embedded = graph.contract("ij", "i", "j", Extent.of(target), table, oneHot);
    Node picked = graph.contract("i", "i", "", Extent.of(target, source), oneHot, vector);
    GradientCheck.check(new Problem(sum(embedded, picked), lengths, Map.of("index", 5), 1)); // 4 is outside: zeros
  }

  @Test
  void stopGradient_oneHot_argMax_letNothingThrough() {
    Node x = value(Shape.of(3), Extent.of(target));
    Node loss = sum(graph.stopGradient(x), graph.oneHot(graph.argMax(x), 3), graph.argMax(x));
    Map<Node, Node> gradients = Gradients.of(loss, List.of(x));
    assertThat(gradients.get(x).op()).isEqualTo(graph.broadcast(graph.constant(0, x.shape()), x.extent()).op());
  }

  @Test
  void equalLargestNumbers_shareTheGradientOfAMaximum() {
    Node scalar = value(Shape.SCALAR, Extent.SEQUENCE);
    Node overSteps = graph.reduceRows(Reduction.MAX, graph.broadcast(scalar, Extent.of(target)), Extent.SEQUENCE);
    Node any = graph.zip(BinaryFunction.LESS, graph.constant(0), graph.reduceRows(Reduction.SUM,
        graph.broadcast(graph.constant(1), Extent.of(target)), Extent.SEQUENCE));
    Node overElement = graph.reduceElement(Reduction.MAX, graph.fill(scalar, Shape.of(3)));
    check(graph.select(any, overSteps, graph.constant(0)), overElement);
  }

  @Test
  void aVariableOfTheResultThatIsAnInnerNode() {
    Node x = value(Shape.of(2), Extent.of(target));
    Node inner = graph.map(UnaryFunction.TANH, x);
    Node loss = Problem.total(graph.zip(BinaryFunction.MULTIPLY, inner, inner));
    Node gradient = Gradients.of(loss, List.of(inner)).get(inner);
    assertThat(gradient.extent()).isEqualTo(inner.extent());
    assertThat(gradient.shape()).isEqualTo(inner.shape());
  }

  private interface Case {
    void run(Extent a, Extent b);
  }

  private interface Naming {
    String of(Extent a, Extent b);
  }

  private Stream<DynamicTest> pairs(Naming name, Case test) {
    return extents.stream().flatMap(a -> extents.stream().map(b -> dynamicTest(name.of(a, b), () -> test.run(a, b))));
  }

  private Node value(Shape shape, Extent extent) {
    String name = "v" + made++;
    if (extent.equals(Extent.CONSTANT)) return graph.parameter(name, Role.WEIGHT, shape);
    return graph.input(name, shape, extent);
  }

  private static Shape shape(String letters) {
    Map<Character, Integer> sizes = new LinkedHashMap<>(Map.of('i', 2, 'j', 3, 'k', 4));
    return Shape.of(letters.chars().map(c -> sizes.get((char) c)).toArray());
  }

  private Node sum(Node... parts) {
    Node sum = graph.constant(0);
    for (Node part : parts) sum = graph.zip(BinaryFunction.ADD, sum, Problem.weighted(part));
    return sum;
  }

  private void check(Node... results) {
    GradientCheck.check(Problem.of(sum(results), lengths));
  }
}
