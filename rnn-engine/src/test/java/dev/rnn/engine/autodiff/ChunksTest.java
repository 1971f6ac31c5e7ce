package dev.rnn.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.record.States;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.support.Batches;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.Errors;
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Packing;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.pilot.Stack;
import dev.rnn.pilot.TorchLstm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same graph over all steps, over chunks of them and over single steps. Some sequences end early or never begin.
 */
class ChunksTest {
  private static final int INPUTS = 3;
  private static final int HIDDEN = 4;
  private static final int[] LENGTHS = {7, 3, 0, 5};
  private static final int STEPS = 7;

  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final List<Node> initials = new ArrayList<>();
  private final List<Node> finals = new ArrayList<>();
  private final Node output;
  private final Node loss;
  private final Map<Node, Node> gradients;
  private final Random random = new Random(1);
  private final Map<String, double[]> parameters = new HashMap<>();
  private final double[] x = random.doubles(STEPS * LENGTHS.length * INPUTS, -1, 1).toArray();
  private final double[] weights = random.doubles(STEPS * LENGTHS.length * HIDDEN, -1, 1).toArray();

  ChunksTest() {
    var cell = new Stack<>(List.of(new TorchLstm(HIDDEN), new TorchLstm(HIDDEN)));
    Tensor input = trace.input("x", Shape.of(INPUTS), Extent.of(time));
    var run = Recurrence.of(cell, "stack", trace.scope(), input, time, Direction.FORWARD,
        Recurrence.carried(trace, "carried"));
    States.leaves(run.initialState()).forEach(leaf -> initials.add(trace.node(leaf.tensor())));
    States.leaves(run.finalState()).forEach(leaf -> finals.add(trace.node(leaf.tensor())));
    output = trace.node(run.output());
    Node sum = weighted(output, "weights");
    // Lets a later chunk answer.
    for (int i = 0; i < finals.size(); i++) sum = add(sum, weighted(finals.get(i), "back" + i));
    loss = sum;
    List<Node> wrt = new ArrayList<>(initials);
    trace.parameters().forEach(p -> {
      wrt.add(p.node());
      parameters.put(p.path(), random.doubles(p.shape().size(), -1, 1).toArray());
    });
    gradients = Gradients.of(loss, wrt);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 1, 5})
  void chunksWithCarriedStateAndReturnedGradients_equalTheWhole(int size) {
    Result whole = run(STEPS);
    Result parts = run(size);
    assertThat(Errors.relative(whole.output, parts.output)).isLessThan(1e-14);
    for (int i = 0; i < finals.size(); i++) {
      assertThat(Errors.relative(whole.finals.get(i), parts.finals.get(i))).isLessThan(1e-14);
    }
    whole.gradients.forEach((node, g) -> assertThat(Errors.relative(g, of(parts.gradients, node))).isLessThan(1e-12));
  }

  @Test
  void truncated_carriedStateIsDataAndGetsNoGradient() {
    List<Node> wrt = trace.parameters().stream().map(p -> p.node()).toList();
    GradientCheck.check(Problem.of(loss, Map.of(time, lengths(3, 3))), wrt);
    assertThat(Gradients.of(loss, wrt)).doesNotContainKeys(initials.toArray(Node[]::new));
  }

  @Test
  void stateOfASequenceThatHasEnded_isCarriedUnchanged() {
    Batch batch = Batches.of(outputs(), Map.of(time, lengths(5, 2))); // only the first sequence goes on
    Map<String, double[]> inputs = inputs(batch, 5, 2);
    Map<Node, double[]> values = Engine.DOUBLE.run(outputs(), batch, Run.evaluation(inputs));
    for (int i = 0; i < finals.size(); i++) {
      double[] before = Objects.requireNonNull(inputs.get(name(initials.get(i))));
      double[] after = of(values, finals.get(i));
      assertThat(Arrays.copyOfRange(after, HIDDEN, after.length))
          .containsExactly(Arrays.copyOfRange(before, HIDDEN, before.length));
      assertThat(Arrays.copyOf(after, HIDDEN)).isNotEqualTo(Arrays.copyOf(before, HIDDEN));
    }
  }

  private record Result(double[] output, List<double[]> finals, Map<Node, double[]> gradients) {}

  private Result run(int size) {
    double[] all = new double[STEPS * LENGTHS.length * HIDDEN];
    List<Map<String, double[]>> inputs = new ArrayList<>();
    List<Batch> batches = new ArrayList<>();
    List<double[]> carried = new ArrayList<>();
    for (Node initial : initials) {
      carried.add(new Random(initial.id()).doubles(LENGTHS.length * HIDDEN, -1, 1).toArray());
    }
    for (int from = 0; from < STEPS; from += size) {
      int steps = Math.min(size, STEPS - from);
      Batch batch = Batches.of(outputs(), Map.of(time, lengths(from, steps)));
      Map<String, double[]> given = inputs(batch, from, steps);
      for (int i = 0; i < initials.size(); i++) given.put(name(initials.get(i)), carried.get(i));
      Map<Node, double[]> values = Engine.DOUBLE.run(outputs(), batch, Run.evaluation(given));
      double[] y = Packing.unpack(batch, time, of(values, output), HIDDEN, steps);
      System.arraycopy(y, 0, all, from * LENGTHS.length * HIDDEN, y.length);
      carried = finals.stream().map(n -> of(values, n)).toList();
      batches.add(batch);
      inputs.add(given);
    }
    return new Result(all, carried, backwards(batches, inputs));
  }

  private Map<Node, double[]> backwards(List<Batch> batches, List<Map<String, double[]>> inputs) {
    Map<Node, double[]> sums = new LinkedHashMap<>();
    for (int k = inputs.size() - 1; k >= 0; k--) {
      Map<Node, double[]> values = Engine.DOUBLE.run(outputs(), batches.get(k), Run.evaluation(inputs.get(k)));
      for (Node variable : gradients.keySet()) {
        double[] g = of(values, of(gradients, variable));
        int state = initials.indexOf(variable);
        if (state < 0) {
          sums.merge(variable, g.clone(), ChunksTest::sum);
        } else {
          sums.put(variable, g);
          if (k > 0) inputs.get(k - 1).put("back" + state, g);
        }
      }
    }
    return sums;
  }

  private List<Node> outputs() {
    List<Node> all = Gradients.withLoss(loss, gradients);
    all.addAll(finals);
    all.add(output);
    return all;
  }

  private Map<String, double[]> inputs(Batch batch, int from, int steps) {
    Map<String, double[]> given = new HashMap<>(parameters);
    given.put("x", chunk(batch, x, INPUTS, from, steps));
    given.put("weights", chunk(batch, weights, HIDDEN, from, steps));
    for (int i = 0; i < initials.size(); i++) {
      given.put(name(initials.get(i)), new Random(i).doubles(LENGTHS.length * HIDDEN, -1, 1).toArray());
      given.put("back" + i, new double[LENGTHS.length * HIDDEN]);
    }
    return given;
  }

  private double[] chunk(Batch batch, double[] padded, int n, int from, int steps) {
    int step = batch.size() * n;
    return Packing.pack(batch, time, Arrays.copyOfRange(padded, from * step, (from + steps) * step), n);
  }

  private static int[] lengths(int from, int size) {
    return Arrays.stream(LENGTHS).map(length -> Math.clamp(length - from, 0, size)).toArray();
  }

  private Node weighted(Node node, String name) {
    Node weight = trace.graph().input(name, node.shape(), node.extent());
    return Problem.total(trace.graph().zip(BinaryFunction.MULTIPLY, node, weight));
  }

  private Node add(Node a, Node b) {
    return trace.graph().zip(BinaryFunction.ADD, a, b);
  }

  private static String name(Node input) {
    return ((Op.Input) input.op()).name();
  }

  private static <T> T of(Map<Node, T> values, Node node) {
    return Objects.requireNonNull(values.get(node), node::toString);
  }

  private static double[] sum(double[] a, double[] b) {
    Arrays.setAll(a, i -> a[i] + b[i]);
    return a;
  }
}
