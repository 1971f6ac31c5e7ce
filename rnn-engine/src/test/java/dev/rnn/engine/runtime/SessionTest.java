package dev.rnn.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.support.RandomValues;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.pilot.TorchGru;
import dev.rnn.pilot.TorchLstm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final int INPUTS = 7;

  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Tensor x = trace.input("x", Shape.of(INPUTS), Extent.of(time));

  static Stream<Cell<?>> cells() {
    return Stream.of(new TorchLstm(9), new TorchGru(70));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void oneStepAtATimeIsTheWholeSequence_bitForBit(Cell<?> cell) {
    int[] lengths = {4, 0, 6, 1, 6};
    Tensor first = run(cell, "first", x, Direction.FORWARD);
    Node y = trace.node(run(cell, "second", first, Direction.FORWARD));
    Batch batch = Batch.of(lengths.length, Map.of(time, lengths), List.of(time));
    Map<String, double[]> values = RandomValues.of(List.of(y), batch, Map.of(), NoiseKey.of(5, 0));
    float[] inputs = floats(values.get("x"));
    Parameters parameters = parameters(y, values);
    Rows rows = batch.rows(Extent.of(time));
    try (Workers workers = new Workers(2)) {
      Frame whole = new Frame(Compiler.compile(trace.graph(), Map.of("y", y), Mode.EVALUATE), workers);
      whole.run(batch, parameters, Map.of("x", inputs), NoiseKey.of(0, 0));
      Session session = new Stepper(StepProgram.compile(trace.graph(), time, Map.of("y", y)), parameters)
          .session(workers, lengths.length, Map.of(), Map.of());
      for (int t = 0; t < 6; t++) {
        int step = t;
        session.select(IntStream.range(0, session.rows()).filter(r -> lengths[session.sequence(r)] > step).toArray());
        float[] given = new float[session.rows() * INPUTS];
        for (int r = 0; r < session.rows(); r++) {
          System.arraycopy(inputs, rows.find(session.sequence(r), t) * INPUTS, given, r * INPUTS, INPUTS);
        }
        session.step(Map.of("x", given));
        for (int r = 0; r < session.rows(); r++) {
          assertThat(row(session.output("y"), r, y.size())).as("sequence %d, step %d", session.sequence(r), t)
              .containsExactly(row(whole.output("y"), rows.find(session.sequence(r), t), y.size()));
        }
      }
    }
  }

  @Test
  void twoSessionsOfOneProgramDoNotDisturbEachOther() {
    Node y = trace.node(run(new TorchGru(3), "cell", x, Direction.FORWARD));
    Batch batch = Batch.of(1, Map.of(time, new int[] {1}), List.of(time));
    Parameters parameters = parameters(y, RandomValues.of(List.of(y), batch, Map.of(), NoiseKey.of(5, 0)));
    StepProgram program = StepProgram.compile(trace.graph(), time, Map.of("y", y));
    float[] ones = new float[INPUTS];
    Arrays.fill(ones, 1);
    try (Workers workers = new Workers(1)) {
      Stepper stepper = new Stepper(program, parameters);
      Session first = stepper.session(workers, 1, Map.of(), Map.of());
      first.step(Map.of("x", ones));
      float[] afterOne = row(first.output("y"), 0, 3);
      Session second = stepper.session(workers, 1, Map.of(), Map.of());
      second.step(Map.of("x", ones));
      first.step(Map.of("x", ones));
      assertThat(row(second.output("y"), 0, 3)).containsExactly(afterOne);
      assertThat(row(first.output("y"), 0, 3)).isNotEqualTo(afterOne);
    }
  }

  @Test
  void sessionsShareTheirWeights_andSeeWhatChanged() {
    Node y = trace.node(run(new TorchGru(3), "cell", x, Direction.FORWARD));
    Batch batch = Batch.of(1, Map.of(time, new int[] {1}), List.of(time));
    Parameters parameters = parameters(y, RandomValues.of(List.of(y), batch, Map.of(), NoiseKey.of(5, 0)));
    StepProgram program = StepProgram.compile(trace.graph(), time, Map.of("y", y));
    float[] numbers = new float[INPUTS];
    Arrays.fill(numbers, 1);
    Map<String, float[]> ones = Map.of("x", numbers);
    try (Workers workers = new Workers(1)) {
      Stepper stepper = new Stepper(program, parameters);
      Session before = stepper.session(workers, 1, Map.of(), Map.of());
      before.step(ones);
      float[] old = row(before.output("y"), 0, 3);
      for (Parameters.Parameter p : parameters.all()) for (int i = 0; i < p.values().length; i++) p.values()[i] *= 2;
      parameters.changed();
      Session after = stepper.session(workers, 1, Map.of(), Map.of());
      after.step(ones);
      Session own = new Stepper(program, parameters).session(workers, 1, Map.of(), Map.of());
      own.step(ones);
      assertThat(row(after.output("y"), 0, 3)).containsExactly(row(own.output("y"), 0, 3)).isNotEqualTo(old);
    }
  }

  @Test
  void manySessionsAtTheSameTime_packOnce_andGiveTheSameBits() {
    Node y = trace.node(run(new TorchGru(3), "cell", x, Direction.FORWARD));
    Batch batch = Batch.of(1, Map.of(time, new int[] {1}), List.of(time));
    Parameters parameters = parameters(y, RandomValues.of(List.of(y), batch, Map.of(), NoiseKey.of(5, 0)));
    StepProgram program = StepProgram.compile(trace.graph(), time, Map.of("y", y));
    float[] ones = new float[INPUTS];
    Arrays.fill(ones, 1);
    for (int round = 0; round < 50; round++) {
      Stepper stepper = new Stepper(program, parameters);
      List<List<Float>> all = IntStream.range(0, 8).parallel().mapToObj(_ -> {
        try (Workers workers = new Workers(1)) {
          Session session = stepper.session(workers, 1, Map.of(), Map.of());
          session.step(Map.of("x", ones));
          float[] numbers = row(session.output("y"), 0, 3);
          return List.of(numbers[0], numbers[1], numbers[2]);
        }
      }).toList();
      assertThat(all).containsOnly(all.getFirst());
    }
  }

  @Test
  void aModelThatRunsFromTheEndCannotStep() {
    Node y = trace.node(run(new TorchGru(3), "backward", x, Direction.REVERSE));
    assertThatThrownBy(() -> StepProgram.compile(trace.graph(), time, Map.of("y", y))).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-NOT-CAUSAL").hasMessageContaining("cannot step along time")
        .hasMessageContaining("it runs from the last step to the first");
  }

  @Test
  void aModelThatSeesASumOfAllStepsCannotStep() {
    Node y = trace.node(x.plus(new TracedSequence(trace, time, x, null).sum(x)));
    assertThatThrownBy(() -> StepProgram.compile(trace.graph(), time, Map.of("y", y))).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-NOT-CAUSAL").hasMessageContaining("it needs all steps");
  }

  private Tensor run(Cell<?> cell, String name, Tensor input, Direction direction) {
    return Recurrence.of(cell, name, trace.scope().child(name), input, time, direction).output();
  }

  private static Parameters parameters(Node root, Map<String, double[]> values) {
    Parameters parameters = new Parameters();
    for (Node n : Order.withinStep(List.of(root))) {
      if (n.op() instanceof Op.Parameter(String path, Role role)) {
        parameters.put(new Parameters.Parameter(path, n.shape(), role, floats(values.get(path))));
      }
    }
    return parameters;
  }

  private static float[] row(float[] all, int row, int size) {
    return Arrays.copyOfRange(all, row * size, (row + 1) * size);
  }

  private static float[] floats(double[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) all[i] = (float) values[i];
    return all;
  }
}
