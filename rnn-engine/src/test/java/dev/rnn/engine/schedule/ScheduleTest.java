package dev.rnn.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.Origin;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import dev.rnn.engine.support.Translator;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.pilot.AdditiveAttention;
import dev.rnn.pilot.AttentionDecoder;
import dev.rnn.pilot.Stack;
import dev.rnn.pilot.TorchGru;
import dev.rnn.pilot.TorchLstm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Graph graph = trace.graph();

  @Test
  void bidirectionalLayers_haveOneRecurrentProductInEachLoop_forwardAndBackward() {
    Tensor y = input();
    for (int layer = 0; layer < 2; layer++) {
      y = Tensors.concatenate(lstm(layer + "f", y, Direction.FORWARD), lstm(layer + "r", y, Direction.REVERSE));
    }
    Schedule schedule = training(trace, Problem.weighted(trace.node(y)));
    assertThat(productsOfLoops(schedule)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(loops(schedule)).allSatisfy(loop -> assertThat(loop.body()).noneMatch(n -> n.shape().rank() == 2));
  }

  @Test
  void directionsOfALayer_areIndependentStagesOfOnePhase() {
    Tensor x = input();
    Tensor y = Tensors.concatenate(lstm("f", x, Direction.FORWARD), lstm("r", x, Direction.REVERSE));
    List<Stage> loops = loops(Schedule.of(List.of(trace.node(y))));
    assertThat(loops).hasSize(2);
    assertThat(loops).extracting(Stage::phase).containsOnly(loops.getFirst().phase());
    assertThat(loops).extracting(Stage::direction).containsExactlyInAnyOrder(Direction.FORWARD, Direction.REVERSE);
  }

  @Test
  void aStackTracedAsOneCell_fallsApartIntoOneLoopForEachLayer() {
    var stack = new Stack<>(List.of(new TorchLstm(2), new TorchLstm(2)));
    Tensor y = Recurrence.of(stack, "stack", trace.scope(), input(), time, Direction.FORWARD).output();
    assertThat(productsOfLoops(training(trace, Problem.weighted(trace.node(y))))).containsExactly(1, 1, 1, 1);
  }

  @Test
  void attentionDecoder_isALoopAlongTheTarget_whoseAxisIsOutside() {
    Translator model = Translator.of(new TorchGru(2), 2, new AttentionDecoder(3, new AdditiveAttention(2)),
        Translator.PROJECTION);
    Schedule schedule = training(model.trace(), model.loss());
    assertThat(schedule.axes()).containsExactly(model.target(), model.source());
    assertThat(loops(schedule)).extracting(Stage::axis)
        .containsExactly(model.source(), model.source(), model.target(), model.target(), model.source(),
            model.source());
  }

  @Test
  void theAxisOfALoopIsOutside_evenIfOnlyAProductWithinItVariesOverBoth() {
    Axis source = trace.axis("source"); // by its number alone it would be outside
    Node memory = graph.input("memory", Shape.of(2), Extent.of(source));
    Node delay = graph.delay(time, Direction.FORWARD, graph.input("start", Shape.of(2), Extent.SEQUENCE));
    Extent pairs = Extent.of(time, source);
    delay.connect(graph.contract("i", "i", "i", pairs, Extent.of(time), delay, memory));
    assertThat(Schedule.of(List.of(delay)).axes()).containsExactly(time, source);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyNodeComesOnce_afterWhatItNeeds(long seed) {
    Problem problem = RandomGraphs.problem(seed);
    List<Node> outputs = Gradients.withLoss(problem.loss(), Gradients.of(problem.loss(), problem.variables()));
    Set<Node> done = new HashSet<>();
    for (Stage stage : Schedule.of(outputs).stages()) {
      for (Node n : stage.body()) {
        List<Node> needed = new ArrayList<>(n.inputs());
        if (stage.carries(n)) needed.removeLast(); // the value of the step before
        assertThat(done).containsAll(needed);
        assertThat(done.add(n)).isTrue();
      }
    }
    assertThat(done).containsExactlyInAnyOrderElementsOf(Order.withinStep(outputs));
  }

  @Test
  void aStateThatStaysAsItIs_isALoopOfOneNode() {
    Node delay = graph.delay(time, Direction.FORWARD, graph.constant(1, Shape.of(2)));
    delay.connect(delay);
    assertThat(loops(Schedule.of(List.of(delay)))).singleElement()
        .satisfies(s -> assertThat(s.body()).containsExactly(delay));
  }

  @Test
  void aShiftIsNoLoop() {
    Node x = trace.node(input());
    Node shifted = graph.delay(time, Direction.REVERSE, graph.constant(0, x.shape())).connect(x);
    assertThat(loops(Schedule.of(List.of(shifted, graph.last(shifted))))).isEmpty();
  }

  @Test
  void aLongChain_needsNoDeepStack() {
    Node first = graph.input("x", Shape.SCALAR, Extent.CONSTANT);
    Node x = first;
    for (int i = 0; i < 20_000; i++) x = graph.map(i % 2 == 0 ? UnaryFunction.SIN : UnaryFunction.COS, x);
    assertThat(Schedule.of(List.of(x)).nodes()).hasSize(20_001);
    assertThat(Schedule.of(Gradients.of(x, List.of(first)).values()).nodes()).hasSizeGreaterThan(40_000);
  }

  @Test
  void aCycleWithoutADelay_isToldWithItsLines() {
    // The language cannot write one: a value exists before it is used. A faulty pass could.
    Node a = graph.at(new Origin("Mine.define (Mine.java:3)", ""),
        () -> graph.input("a", Shape.SCALAR, Extent.of(time)));
    Node b = graph.at(new Origin("Mine.define (Mine.java:4)", ""), () -> graph.map(UnaryFunction.EXP, a));
    RnnException error = catchThrowableOfType(RnnException.class, () -> LoopStage.of(1, List.of(b, a)));
    assertThat(error).hasMessage("""
        [RNN-CYCLE-NO-DELAY] a value depends on itself at the same step: a cycle without a delay.
          in Mine.define (Mine.java:3)
          in Mine.define (Mine.java:4)
          Fix: let it depend on the step before, through the state.""");
  }

  @Test
  void aCycleThroughAnInitialValue_isRefused() {
    Node delay = graph.delay(time, Direction.FORWARD, graph.constant(0));
    delay.connect(graph.map(UnaryFunction.TANH, delay));
    delay.replaceInitial(graph.map(UnaryFunction.TANH, graph.last(delay)));
    assertThat(catchThrowableOfType(RnnException.class, () -> Schedule.of(List.of(delay))).id())
        .isEqualTo("RNN-CYCLE-ALL-STEPS");
  }

  @Test
  void loopsAlongBothAxesOfPairs_areRefused() {
    Axis source = trace.axis("source");
    Node x = graph.input("x", Shape.SCALAR, Extent.of(time, source));
    Node first = recurrence(time, x);
    Node second = recurrence(source, x);
    List<Node> sums = List.of(graph.reduceRows(Reduction.SUM, first, Extent.CONSTANT),
        graph.reduceRows(Reduction.SUM, second, Extent.CONSTANT));
    RnnException error = catchThrowableOfType(RnnException.class, () -> Schedule.of(sums));
    assertThat(error.id()).isEqualTo("RNN-LOOP-AXES");
  }

  private Node recurrence(Axis axis, Node x) {
    Node delay = graph.delay(axis, Direction.FORWARD, graph.constant(0), x.extent());
    return delay.connect(graph.map(UnaryFunction.TANH, graph.zip(dev.rnn.api.tensor.BinaryFunction.ADD, delay, x)));
  }

  private Tensor input() {
    return trace.input("x", Shape.of(3), Extent.of(time));
  }

  private Tensor lstm(String name, Tensor x, Direction direction) {
    return Recurrence.of(new TorchLstm(2), name, trace.scope().child(name), x, time, direction).output();
  }

  private static Schedule training(Trace trace, Node loss) {
    List<Node> wrt = trace.parameters().stream().map(ParameterDeclaration::node).toList();
    return Schedule.of(Gradients.of(loss, wrt).values());
  }

  private static List<Stage> loops(Schedule schedule) {
    return schedule.stages().stream().filter(Stage::isLoop).toList();
  }

  /** How many products with a matrix are in each loop. */
  private static List<Integer> productsOfLoops(Schedule schedule) {
    return loops(schedule).stream()
        .map(loop -> (int) loop.body().stream().filter(ScheduleTest::isMatrixProduct).count())
        .toList();
  }

  private static boolean isMatrixProduct(Node n) {
    return n.op() instanceof Op.Contract && n.inputs().stream().anyMatch(in -> in.shape().rank() == 2);
  }
}
