package dev.rnn.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Origin;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.support.Batches;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.RandomValues;
import dev.rnn.engine.support.Translator;
import dev.rnn.pilot.AdditiveAttention;
import dev.rnn.pilot.AttentionDecoder;
import dev.rnn.pilot.TorchGru;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private final Graph graph = new Graph();
  private final Axis time = graph.axis("time");

  @Test
  void aRecurrence_forward_reverse_itsFinalValue_andAnEmptySequence() {
    Node x = graph.input("x", Shape.SCALAR, Extent.of(time));
    List<Node> outputs = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Node before = graph.delay(time, direction, graph.constant(100));
      before.connect(graph.zip(BinaryFunction.ADD, before, x));
      outputs.addAll(List.of(before, graph.last(before)));
    }
    // The rows are a1 b1 a2 b2 a3: sequence 1 (empty) has none.
    Batch batch = Batches.of(outputs, Map.of(time, new int[] {3, 0, 2}));
    Map<Node, double[]> values = Engine.DOUBLE.run(outputs, batch, run(Map.of("x", new double[] {1, 10, 2, 20, 3})));
    assertThat(values.get(outputs.get(0))).containsExactly(100, 100, 101, 110, 103);
    assertThat(values.get(outputs.get(1))).containsExactly(106, 100, 130);
    assertThat(values.get(outputs.get(2))).containsExactly(105, 120, 103, 100, 100);
    assertThat(values.get(outputs.get(3))).containsExactly(106, 100, 130);
  }

  @Test
  void aReductionOfNothing_is0OrMinusInfinity() {
    Node x = graph.input("x", Shape.of(2), Extent.of(time));
    Node sum = graph.reduceRows(Reduction.SUM, x, Extent.SEQUENCE);
    Node max = graph.reduceRows(Reduction.MAX, x, Extent.SEQUENCE);
    List<Node> outputs = List.of(sum, max);
    Batch batch = Batches.of(outputs, Map.of(time, new int[] {0, 2}));
    Map<Node, double[]> values = Engine.DOUBLE.run(outputs, batch, run(Map.of("x", new double[] {1, 5, 4, 2})));
    assertThat(values.get(sum)).containsExactly(0, 0, 5, 7);
    assertThat(values.get(max)).containsExactly(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 4, 5);
  }

  @Test
  void inFloat_everyStepIsRounded_soAnOverflowIsSeenThatADoubleDoesNotHave() {
    Node x = graph.input("x", Shape.SCALAR, Extent.of(time));
    Node large = graph.at(new Origin("Mine.define (Mine.java:9)", "cell \"mine\""),
        () -> graph.map(UnaryFunction.EXP, x));
    Node ratio = graph.zip(BinaryFunction.DIVIDE, large, large);
    Schedule schedule = Schedule.of(List.of(ratio));
    Batch batch = Batches.of(List.of(ratio), Map.of(time, new int[] {3}));
    Run run = run(Map.of("x", new double[] {1, 100, 2}));
    assertThat(Interpreter.run(schedule, batch, run, NumberKind.DOUBLE).get(ratio)).containsOnly(1);

    List<String> found = new ArrayList<>();
    Interpreter.run(schedule, batch, run, NumberKind.FLOAT, (node, begin, end, data) -> {
      for (int r = begin; r < end; r++) {
        if (!Double.isFinite(data[r])) found.add(node.origin() + " row " + r + ": " + data[r]);
      }
    });
    assertThat(found).first().isEqualTo("Mine.define (Mine.java:9), cell \"mine\" row 1: Infinity");
  }

  @Test
  void inFloat_sumsAndProductsAreThoseOfFloats() {
    Node x = graph.input("x", Shape.of(3), Extent.CONSTANT);
    Node y = graph.input("y", Shape.of(3), Extent.CONSTANT);
    Node dot = graph.contract("i", "i", "", Extent.CONSTANT, x, y);
    Node sum = graph.reduceElement(Reduction.SUM, x);
    float[] a = {0.1f, 1e7f, 0.3f};
    float[] b = {0.7f, 1.1f, -3e7f};
    float expected = 0;
    for (int i = 0; i < 3; i++) expected += a[i] * b[i];
    List<Node> outputs = List.of(dot, sum);
    Run run = run(Map.of("x", new double[] {0.1, 1e7, 0.3}, "y", new double[] {0.7, 1.1, -3e7}));
    Map<Node, double[]> values = Engine.FLOAT.run(outputs, Batches.of(outputs, Map.of()), run);
    assertThat(values.get(dot)).containsExactly(expected);
    assertThat(values.get(sum)).containsExactly(0.1f + 1e7f + 0.3f);
  }

  @Test
  void anInputThatIsMissingOrTooShort_isNamed() {
    Node x = graph.input("tokens", Shape.of(2), Extent.of(time));
    Schedule schedule = Schedule.of(List.of(x));
    Batch batch = Batches.of(List.of(x), Map.of(time, new int[] {1, 2}));
    assertThatThrownBy(() -> Interpreter.run(schedule, batch, run(Map.of()), NumberKind.DOUBLE))
        .isInstanceOf(RnnException.class).hasMessage("""
            [RNN-INPUT] input "tokens" needs 6 numbers, none were given.
              it has [2] for each of {time}
              Fix: give one element for each row.""");
    Run given = run(Map.of("tokens", new double[4]));
    assertThatThrownBy(() -> Interpreter.run(schedule, batch, given, NumberKind.DOUBLE))
        .hasMessageContaining("4 were given");
  }

  @Test
  void whereTheConditionIs0_theOtherSideCountsEvenIfItIsNotANumber() {
    Node x = graph.input("x", Shape.of(3), Extent.CONSTANT);
    Node safe = graph.select(graph.map(UnaryFunction.POSITIVE, x), graph.map(UnaryFunction.LOG, x), graph.constant(-1));
    assertThat(value(safe, new double[] {1, 0, -5})).containsExactly(0, -1, -1);
  }

  @Test
  void argMax_takesTheFirstOfEquals_oneHotOutsideOfTheClassesIsAllZero() {
    Node x = graph.input("x", Shape.of(4), Extent.CONSTANT);
    assertThat(value(graph.argMax(x), new double[] {1, 3, 3, 2})).containsExactly(1);
    Node index = graph.input("x", Shape.SCALAR, Extent.CONSTANT);
    assertThat(value(graph.oneHot(index, 3), new double[] {2})).containsExactly(0, 0, 1);
    assertThat(value(graph.oneHot(index, 3), new double[] {3})).containsExactly(0, 0, 0);
    assertThat(value(graph.oneHot(index, 3), new double[] {-1})).containsExactly(0, 0, 0);
  }

  @Test
  void aSequenceAlone_hasTheSameBitsAsInAnyBatch() {
    Translator model = Translator.of(new TorchGru(3), 2, new AttentionDecoder(3, new AdditiveAttention(3)),
        Translator.PROJECTION);
    Node output = model.trace().node(model.logProbabilities());
    int[] sources = {4, 0, 2, 6, 1};
    int[] targets = {3, 2, 0, 5, 5};
    List<double[]> together = rows(model, output, sources, targets, new long[] {0, 1, 2, 3, 4});
    for (int s = 0; s < sources.length; s++) {
      List<double[]> alone = rows(model, output, new int[] {sources[s]}, new int[] {targets[s]}, new long[] {s});
      assertThat(alone.getFirst()).isEqualTo(together.get(s));
    }
  }

  /** Each sequence's numbers, step after step. */
  private static List<double[]> rows(Translator model, Node output, int[] sources, int[] targets, long[] examples) {
    Batch batch = Batches.of(List.of(output), Map.of(model.source(), sources, model.target(), targets));
    NoiseKey key = new NoiseKey(1, 0, examples, 0);
    Map<String, Integer> classes = Map.of(Translator.SOURCE, 4, Translator.TARGET, 4);
    Run run = new Run(RandomValues.of(List.of(output), batch, classes, key), false, key);
    double[] values = Objects.requireNonNull(Engine.DOUBLE.run(List.of(output), batch, run).get(output));
    List<double[]> all = new ArrayList<>();
    for (int s = 0; s < sources.length; s++) {
      double[] own = new double[targets[s] * output.size()];
      for (int t = 0; t < targets[s]; t++) {
        int row = batch.rows(output.extent()).find(s, t);
        System.arraycopy(values, row * output.size(), own, t * output.size(), output.size());
      }
      all.add(own);
    }
    return all;
  }

  private static double[] value(Node node, double[] x) {
    List<Node> outputs = List.of(node);
    return Objects.requireNonNull(
        Engine.DOUBLE.run(outputs, Batches.of(outputs, Map.of()), run(Map.of("x", x))).get(node)).clone();
  }

  private static Run run(Map<String, double[]> inputs) {
    return Run.evaluation(inputs);
  }
}
