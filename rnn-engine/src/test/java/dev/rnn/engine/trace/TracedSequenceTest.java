package dev.rnn.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.support.Batches;
import dev.rnn.engine.support.Engine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Three sequences: a with the steps 1, 5, 2; an empty one; b with the step 7. */
class TracedSequenceTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Tensor x = trace.input("x", Shape.SCALAR, Extent.of(time));
  private final TracedSequence steps = new TracedSequence(trace, time, x, null);
  private final Tensor fromEach = trace.input("each", Shape.SCALAR, Extent.SEQUENCE); // 10, 20, 30

  @Test
  void sumMaxMeanLength_perSequence() {
    assertValues(steps.sum(x), 8, 0, 7);
    assertValues(steps.max(x), 5, Double.NEGATIVE_INFINITY, 7);
    assertValues(steps.mean(x), 8 / 3.0, 0, 7);
    assertValues(steps.length(), 3, 0, 1);
  }

  @Test
  void aValueThatIsTheSameAtAllSteps_countsOnceForEach() {
    assertValues(steps.sum(fromEach), 30, 0, 30);
    assertValues(steps.mean(trace.scope().constant(4)), 4, 0, 4);
    assertValues(steps.constant(2), 2, 2, 2, 2);
  }

  @Test
  void firstAndLast_orTheValueOfAnEmptySequence() {
    assertValues(steps.first(x, fromEach), 1, 20, 7);
    assertValues(steps.last(x, fromEach), 2, 20, 7);
    assertValues(steps.last(x, trace.scope().constant(-1)), 2, -1, 7);
  }

  @Test
  void previousAndNext_rowsAreA1B1A2A3() {
    assertValues(steps.previous(x, fromEach), 10, 30, 1, 5);
    assertValues(steps.next(x, fromEach), 5, 30, 2, 10);
  }

  @Test
  void softmax_sumsTo1OverTheSteps_withoutOverflow() {
    double sum = Math.exp(-4) + 1 + Math.exp(-3);
    assertValues(steps.softmax(x), Math.exp(-4) / sum, 1, 1 / sum, Math.exp(-3) / sum);
    assertValues(steps.sum(steps.softmax(x.times(1e6))), 1, 0, 1);
  }

  @Test
  void unroll_statesAndTheLastOne() {
    var run = steps.unroll(fromEach, sum -> sum.plus(x));
    assertValues(run.states(), 11, 37, 16, 18);
    assertValues(run.last(), 18, 20, 37);
  }

  @Test
  void aStateMayBeARecordOrAListOfTensors() {
    var run = steps.unroll(List.of(fromEach, trace.scope().constant(0)),
        s -> List.of(s.get(0).plus(s.get(1)), s.get(1).plus(x)));
    assertValues(run.last().get(0), 10 + 1 + 6, 20, 30);
    assertValues(run.last().get(1), 8, 0, 7);
    assertThat(trace.node(run.last().get(1)).in(0).label()).isEqualTo("state[1]");
  }

  private void assertValues(Tensor tensor, double... expected) {
    List<Node> outputs = List.of(trace.node(tensor));
    Batch batch = Batches.of(outputs, Map.of(time, new int[] {3, 0, 1}));
    Map<String, double[]> inputs = Map.of("x", new double[] {1, 7, 5, 2}, "each", new double[] {10, 20, 30});
    double[] actual = Engine.DOUBLE.run(outputs, batch, Run.evaluation(inputs)).get(outputs.getFirst());
    assertThat(Objects.requireNonNull(actual)).containsExactly(expected, within(1e-12));
  }
}
