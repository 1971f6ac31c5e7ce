package dev.rnn.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final Shape VECTOR = Shape.of(3);

  private final Graph graph = new Graph();
  private final Axis time = graph.axis("time");
  private final Node x = graph.input("x", VECTOR, Extent.of(time));
  private final Node y = graph.input("y", VECTOR, Extent.SEQUENCE);
  private final Node scalar = graph.input("scalar", Shape.SCALAR, Extent.of(time));
  private final Node matrix = graph.parameter("W", Role.WEIGHT, Shape.of(2, 3));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatTheFactoryMakesIsSound_gradientsToo(long seed) {
    Problem problem = RandomGraphs.problem(seed);
    Gradients.of(problem.loss(), problem.variables());
    Verifier.check(problem.loss().graph().nodes());
  }

  /** A broken node of every kind: what is wrong with it, and how to make it. */
  static Stream<Arguments> broken() {
    Extent steps = Extent.of(new VerifierTest().time);
    Extent all = Extent.SEQUENCE;
    return Stream.of(
        broken("has 2 operands", t -> t.node(new Op.Map(UnaryFunction.EXP), VECTOR, steps, t.x, t.x)),
        broken("has 1 operands", t -> t.node(new Op.Zip(BinaryFunction.ADD), VECTOR, steps, t.x)),
        broken("has 1 operands", t -> t.node(new Op.Concat(0), VECTOR, steps, t.x)),
        broken("is an open delay", t -> t.graph.delay(t.time, Direction.FORWARD, t.y)),
        broken("varies over other than its operands: {time}",
            t -> t.node(new Op.Map(UnaryFunction.EXP), VECTOR, all, t.x)),
        broken("varies over other", t -> t.node(new Op.Zip(BinaryFunction.ADD), VECTOR, all, t.x, t.y)),
        broken("varies over less than its operand", t -> t.node(new Op.Broadcast(), VECTOR, all, t.x)),
        broken("varies over more than its operand", t -> t.node(new Op.ReduceRows(Reduction.SUM), VECTOR, steps, t.y)),
        broken("is not constant", t -> t.node(new Op.Constant(1), VECTOR, steps)),
        broken("is not constant", t -> t.node(new Op.Parameter("p", Role.WEIGHT), VECTOR, all)),
        broken("is seen from less", t -> t.node(new Op.Contract("ij", "j", "i", all), Shape.of(2), all, t.matrix, t.x)),
        broken("varies over more than it is seen",
            t -> t.node(new Op.Contract("ij", "j", "i", all), Shape.of(2), steps, t.matrix, t.y)),
        broken("has a shape other than its product's [2]",
            t -> t.node(new Op.Contract("ij", "j", "i", steps), VECTOR, steps, t.matrix, t.x)),
        broken("is not a product", t -> t.node(new Op.Contract("ij", "i", "j", steps), VECTOR, steps, t.matrix, t.x)),
        broken("has operands of another shape",
            t -> t.node(new Op.Zip(BinaryFunction.ADD), VECTOR, steps, t.x, t.scalar)),
        broken("is not a scalar", t -> t.node(new Op.ReduceElement(Reduction.MAX), VECTOR, steps, t.x)),
        broken("is no part of [3]", t -> t.node(new Op.Slice(0, 2), Shape.of(2), steps, t.x)),
        broken("is no part of [3]", t -> t.node(new Op.Slice(1, 0), Shape.of(2), steps, t.x)),
        broken("is not made of its parts", t -> t.node(new Op.Concat(0), Shape.of(5), steps, t.x, t.x)),
        broken("does not repeat a scalar", t -> t.node(new Op.Fill(), VECTOR, steps, t.x)),
        broken("is not a vector for an index", t -> t.node(new Op.OneHot(), VECTOR, steps, t.x)),
        broken("does not vary over its axis",
            t -> t.node(new Op.Delay(t.time, Direction.FORWARD), VECTOR, all, t.y, t.y)),
        broken("has an initial value over more",
            t -> t.node(new Op.Delay(t.time, Direction.FORWARD), VECTOR, steps, t.x, t.x)),
        broken("has a value over more", t -> {
          Axis source = t.graph.axis("source");
          Node pairs = t.graph.broadcast(t.x, Extent.of(t.time, source));
          return t.node(new Op.Delay(t.time, Direction.FORWARD), VECTOR, steps, t.y, pairs);
        }),
        broken("is not the end of", t -> t.node(new Op.Final(), VECTOR, steps, t.x)),
        broken("has the name of another node", t -> t.graph.input("x", Shape.of(4), steps)),
        broken("varies over steps but not over sequences",
            t -> t.node(new Op.Input("z"), VECTOR, new Extent(false, List.of(t.time)))),
        broken("varies over an axis of another graph",
            t -> t.node(new Op.Input("z"), VECTOR, Extent.of(new Axis("other", 7)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void aBrokenNodeIsFound(String problem, Breaker breaker) {
    Node wrong = breaker.apply(this);
    assertThat(Verifier.problems(graph.nodes())).singleElement().asString()
        .contains(problem).startsWith(wrong.toString());
  }

  @Test
  void anOperandOfAnotherGraph_orANodeThatIsInNone() {
    Node foreign = new Graph().input("z", VECTOR, Extent.SEQUENCE);
    Node mixed = new Node(graph, graph.nodes().size(), new Op.StopGradient(), VECTOR, Extent.SEQUENCE, List.of(foreign),
        Origin.UNKNOWN);
    assertThat(Verifier.problems(List.of(mixed))).hasSize(2).first().asString().endsWith("is not in its graph");
    assertThat(Verifier.problems(List.of(mixed))).last().asString().contains("has an operand of another graph");
  }

  @Test
  void aNodeBeforeItsOperand() {
    Node early = new Node(graph, 0, new Op.StopGradient(), VECTOR, Extent.SEQUENCE, List.of(y), Origin.UNKNOWN);
    assertThat(Verifier.problems(List.of(early))).anyMatch(line -> line.contains("comes before its operand %1"));
  }

  @Test
  void aClosedDelayAndItsEndAreSound() {
    Node delay = graph.delay(time, Direction.REVERSE, y).connect(x);
    graph.last(delay);
    Verifier.check(graph.nodes());
  }

  @Test
  void theErrorListsAllThatIsWrongWithTheAuthorsLines() {
    List<Node> nodes = new ArrayList<>(graph.nodes());
    graph.at(new Origin("Cell.define (Cell.java:7)", ""), () -> nodes.add(graph.delay(time, Direction.FORWARD, y)));
    nodes.add(node(new Op.Fill(), VECTOR, Extent.of(time), x));
    assertThatThrownBy(() -> Verifier.check(nodes)).isInstanceOf(IllegalStateException.class).hasMessage("""
        broken graph:
          %4 Delay[axis=time, direction=FORWARD] [3]{time} is an open delay, in Cell.define (Cell.java:7)
          %5 Fill[] [3]{time} does not repeat a scalar""");
  }

  private interface Breaker {
    Node apply(VerifierTest test);
  }

  private static Arguments broken(String problem, Breaker breaker) {
    return Arguments.of(problem, breaker);
  }

  /** A node past all checks of the factory. */
  private Node node(Op op, Shape shape, Extent extent, Node... inputs) {
    return graph.add(op, shape, extent, inputs);
  }
}
