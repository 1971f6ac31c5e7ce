package dev.rnn.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedLossScope;
import dev.rnn.engine.trace.TracedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CTC against the sum over all paths, one after the other, in {@code double}; one sequence at a time. */
class CtcTest {
  private static final int CLASSES = 3;

  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Axis label = trace.axis("label");
  private final Node loss;
  private final Node logits;

  CtcTest() {
    Tensor predicted = trace.input("logits", Shape.of(CLASSES), Extent.of(time));
    Tensor labels = trace.input("labels", Shape.SCALAR, Extent.of(label));
    logits = trace.node(predicted);
    loss = trace.node(new Ctc().define(new TracedLossScope(trace.scope(time),
        new TracedSequence(trace, time, predicted, null), new TracedSequence(trace, label, labels, null), predicted,
        labels, Map.of())));
  }

  @ParameterizedTest(name = "{0} steps, labels {1}")
  @CsvSource({"4,12", "5,11", "3,2", "2,''", "0,''", "1,1", "4,121", "7,1221", "6,111"})
  void is_the_negative_logarithm_of_the_sum_over_all_alignments(int steps, String text) {
    int[] labels = text.chars().map(c -> c - '0').toArray();
    double[] given = new Random(steps).doubles((long) steps * CLASSES, -2, 2).toArray();
    double[] probabilities = softmax(given);
    double expected = -Math.log(sumOverPaths(probabilities, new int[steps], 0, 1, labels));
    assertThat(run(loss, given, labels)[0]).isCloseTo(expected, within(1e-12));

    double[] gradient = run(gradient(), given, labels);
    for (int i = 0; i < given.length; i++) {
      double[] more = given.clone();
      double[] less = given.clone();
      more[i] += 1e-5;
      less[i] -= 1e-5;
      double slope = (run(loss, more, labels)[0] - run(loss, less, labels)[0]) / 2e-5;
      assertThat(gradient[i]).as("d logits %d", i).isCloseTo(slope, within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,12", "2,11"})
  void labels_that_no_path_gives_cost_a_huge_finite_amount_with_finite_gradients(int steps, String text) {
    int[] labels = text.chars().map(c -> c - '0').toArray();
    double[] given = new double[steps * CLASSES];
    assertThat(run(loss, given, labels)[0]).isBetween(1e29, 1e31);
    for (double d : run(gradient(), given, labels)) assertThat(d).isFinite();
  }

  @Test
  void targets_are_classes_on_an_axis_of_their_own() {
    assertThat(new Ctc().target(Shape.of(CLASSES)).ownAxis()).isTrue();
    assertThat(new Ctc().target(Shape.of(CLASSES)).classIndex()).isTrue();
  }

  private Node gradient() {
    Node sum = trace.graph().reduceRows(Reduction.SUM, loss, Extent.CONSTANT);
    return Gradients.of(sum, List.of(logits)).get(logits);
  }

  private double[] run(Node wanted, double[] given, int[] labels) {
    Batch batch = Batch.of(1, Map.of(time, new int[] {given.length / CLASSES}, label, new int[] {labels.length}),
        List.of(time, label));
    Run run = Run.evaluation(Map.of("logits", given, "labels", Arrays.stream(labels).asDoubleStream().toArray()));
    return Interpreter.run(Schedule.of(List.of(wanted)), batch, run, NumberKind.DOUBLE).get(wanted);
  }

  private static double sumOverPaths(double[] probabilities, int[] path, int t, double probability, int[] labels) {
    if (t == path.length) return Arrays.equals(collapsed(path), labels) ? probability : 0;
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      path[t] = k;
      sum += sumOverPaths(probabilities, path, t + 1, probability * probabilities[t * CLASSES + k], labels);
    }
    return sum;
  }

  private static int[] collapsed(int[] path) {
    List<Integer> kept = new ArrayList<>();
    for (int t = 0; t < path.length; t++) if (path[t] != 0 && (t == 0 || path[t] != path[t - 1])) kept.add(path[t]);
    return kept.stream().mapToInt(k -> k).toArray();
  }

  private static double[] softmax(double[] all) {
    double[] result = new double[all.length];
    for (int t = 0; t < all.length; t += CLASSES) {
      double sum = 0;
      for (int k = t; k < t + CLASSES; k++) sum += Math.exp(all[k]);
      for (int k = t; k < t + CLASSES; k++) result[k] = Math.exp(all[k]) / sum;
    }
    return result;
  }
}
