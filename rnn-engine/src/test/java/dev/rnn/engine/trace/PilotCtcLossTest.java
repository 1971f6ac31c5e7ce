package dev.rnn.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import dev.rnn.engine.support.Batches;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Packing;
import dev.rnn.engine.support.Problem;
import dev.rnn.pilot.CtcLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PilotCtcLossTest {
  private static final int CLASSES = 3;
  private static final int BLANK = 0;

  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Axis label = trace.axis("label");
  private final Node loss = loss();

  @Test
  void equalsTheSumOverAllAlignments() {
    int[] steps = {4, 5, 3, 2, 1, 4, 0, 3, 5, 4};
    List<int[]> labels = List.of(new int[] {1, 2}, new int[] {1, 1}, new int[] {2}, new int[] {}, new int[] {1},
        new int[] {1, 2, 1}, new int[] {}, new int[] {1, 1}, new int[] {2, 2, 1}, new int[] {});
    double[] actual = losses(steps, labels);
    assertThat(actual).containsExactly(expected(steps, labels), within(1e-12));
  }

  @Test
  void whatNoPathGives_costsAHugeFiniteAmountWithFiniteGradients() {
    int[] steps = {0, 1, 2};
    List<int[]> labels = List.of(new int[] {1}, new int[] {1, 2}, new int[] {1, 1});
    assertThat(expected(steps, labels)).containsOnly(Double.POSITIVE_INFINITY);
    double[] actual = losses(steps, labels);
    for (double one : actual) assertThat(one).isBetween(1e29, 1e31);

    Node logits = logits();
    Node gradient = Objects.requireNonNull(Gradients.of(Problem.total(loss), List.of(logits)).get(logits));
    for (double d : run(gradient, steps, labels)) assertThat(d).isFinite();
  }

  @Test
  void gradientsAgreeWithCentralDifferences_raggedAndEmpty() {
    // At most one label for each step, and steps enough for the blanks between equal ones.
    Map<Axis, int[]> lengths = Map.of(time, new int[] {6, 4, 0, 5, 1}, label, new int[] {3, 2, 0, 0, 1});
    Problem problem = new Problem(Problem.weighted(loss), lengths, Map.of("labels", CLASSES), 4);
    GradientCheck.check(problem);
  }

  @Test
  void loopsRunAlongTheInput_withAValueForEachLabel_theStateBehindThemAllByItself() {
    List<Stage> loops = Schedule.of(List.of(loss)).stages().stream().filter(Stage::isLoop).toList();
    assertThat(loops).extracting(Stage::axis).containsExactly(time, time);
    assertThat(loops.get(0).body()).extracting(Node::extent).containsOnly(Extent.of(time, label));
    assertThat(loops.get(1).body()).extracting(Node::extent).containsOnly(Extent.of(time));
  }

  private Node loss() {
    Tensor logits = trace.input("logits", Shape.of(CLASSES), Extent.of(time));
    Tensor labels = trace.input("labels", Shape.SCALAR, Extent.of(label));
    TracedLossScope scope = new TracedLossScope(trace.scope(time), new TracedSequence(trace, time, logits, null),
        new TracedSequence(trace, label, labels, null), logits, labels, Map.of());
    return trace.node(new CtcLoss(BLANK).define(scope));
  }

  private Node logits() {
    return trace.graph().input("logits", Shape.of(CLASSES), Extent.of(time));
  }

  private double[] losses(int[] steps, List<int[]> labels) {
    return run(loss, steps, labels);
  }

  private double[] run(Node wanted, int[] steps, List<int[]> labels) {
    int[] counts = labels.stream().mapToInt(l -> l.length).toArray();
    Batch batch = Batches.of(List.of(wanted), Map.of(time, steps, label, counts));
    int longest = Arrays.stream(counts).max().orElse(0);
    double[] padded = new double[longest * labels.size()];
    for (int b = 0; b < labels.size(); b++) {
      for (int u = 0; u < counts[b]; u++) padded[u * labels.size() + b] = labels.get(b)[u];
    }
    Map<String, double[]> inputs = Map.of("labels", Packing.pack(batch, label, padded, 1),
        "logits", Packing.pack(batch, time, numbers(steps), CLASSES));
    return Objects.requireNonNull(Engine.DOUBLE.run(List.of(wanted), batch, Run.evaluation(inputs)).get(wanted));
  }

  /** Logits [steps, sequences, classes]. */
  private static double[] numbers(int[] steps) {
    int longest = Arrays.stream(steps).max().orElse(0);
    return new Random(1).doubles((long) longest * steps.length * CLASSES, -2, 2).toArray();
  }

  private static double[] expected(int[] steps, List<int[]> labels) {
    double[] logits = numbers(steps);
    double[] losses = new double[steps.length];
    for (int b = 0; b < steps.length; b++) {
      double[][] probabilities = new double[steps[b]][];
      for (int t = 0; t < steps[b]; t++) {
        int at = (t * steps.length + b) * CLASSES;
        probabilities[t] = softmax(Arrays.copyOfRange(logits, at, at + CLASSES));
      }
      losses[b] = -Math.log(sumOverPaths(probabilities, new int[steps[b]], 0, 1, labels.get(b)));
    }
    return losses;
  }

  /** All CLASSES^steps paths, one after the other. */
  private static double sumOverPaths(double[][] probabilities, int[] path, int t, double probability, int[] labels) {
    if (t == path.length) return Arrays.equals(collapsed(path), labels) ? probability : 0;
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      path[t] = k;
      sum += sumOverPaths(probabilities, path, t + 1, probability * probabilities[t][k], labels);
    }
    return sum;
  }

  private static int[] collapsed(int[] path) {
    List<Integer> kept = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      if (path[t] != BLANK && (t == 0 || path[t] != path[t - 1])) kept.add(path[t]);
    }
    return kept.stream().mapToInt(k -> k).toArray();
  }

  private static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(x -> Math.exp(x) / sum).toArray();
  }
}
