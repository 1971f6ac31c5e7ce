package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedScope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, shapes and first values: model files depend on them. */
class CellParametersTest {
  private static final Shape W = Shape.of(4, 3);
  private static final Shape U = Shape.of(4, 4);
  private static final Shape B = Shape.of(4);

  static Stream<Cell<?>> cells() {
    return Stream.of(new VanillaRnn(4), new Lstm(4), new Gru(4), new MinimalGatedUnit(4));
  }

  @Test
  void vanilla() {
    assertThat(CellRun.of(new VanillaRnn(4), 3).parameters())
        .containsExactly(entry("hidden/W", W), entry("hidden/U", U), entry("hidden/b", B));
  }

  @Test
  void lstm() {
    assertThat(CellRun.of(new Lstm(4), 3).parameters()).containsExactly(
        entry("input/W", W), entry("input/U", U), entry("input/b", B),
        entry("forget/W", W), entry("forget/U", U), entry("forget/b", B),
        entry("candidate/W", W), entry("candidate/U", U), entry("candidate/b", B),
        entry("output/W", W), entry("output/U", U), entry("output/b", B));
  }

  @Test
  void gru_resetAfter_hasARecurrentBias() {
    assertThat(CellRun.of(new Gru(4), 3).parameters()).containsExactly(
        entry("reset/W", W), entry("reset/U", U), entry("reset/b", B),
        entry("update/W", W), entry("update/U", U), entry("update/b", B),
        entry("candidate/W", W), entry("candidate/b", B),
        entry("recurrent/W", U), entry("recurrent/b", B));
  }

  @Test
  void gru_resetBefore_hasNone() {
    assertThat(CellRun.of(new Gru(4, Gru.Reset.BEFORE), 3).parameters()).containsExactly(
        entry("reset/W", W), entry("reset/U", U), entry("reset/b", B),
        entry("update/W", W), entry("update/U", U), entry("update/b", B),
        entry("candidate/W", W), entry("candidate/U", U), entry("candidate/b", B));
  }

  @Test
  void minimalGatedUnit() {
    assertThat(CellRun.of(new MinimalGatedUnit(4), 3).parameters()).containsExactly(
        entry("forget/W", W), entry("forget/U", U), entry("forget/b", B),
        entry("candidate/W", W), entry("candidate/U", U), entry("candidate/b", B));
  }

  @Test
  void lstm_theForgetGateBeginsOpen_theOthersInTheMiddle() {
    CellRun run = CellRun.of(new Lstm(4), 3);
    assertThat(run.initial("forget/b")).containsOnly(1);
    assertThat(List.of("input/b", "candidate/b", "output/b")).allSatisfy(bias ->
        assertThat(run.initial(bias)).containsOnly(0));
    assertThat(CellRun.of(new LayerNormLstm(4), 3).initial("forget/bias")).containsOnly(1);
    assertThat(CellRun.of(new Lstm(4, 2.5), 3).initial("forget/b")).containsOnly(2.5);
  }

  @Test
  void chrono_spreadsTheTimesOfMemory_overTheGivenSteps() {
    CellRun lstm = CellRun.of(new Lstm(4, 1, 102), 3);
    double[] times = {13.5, 38.5, 63.5, 88.5}; // the middles of the quarters of [1, 101]
    for (int k = 0; k < times.length; k++) {
      assertThat(lstm.initial("forget/b")[k]).isEqualTo(Math.log(times[k]));
      assertThat(lstm.initial("input/b")[k]).isEqualTo(-Math.log(times[k]));
    }
    assertThat(lstm.initial("output/b")).containsOnly(0);
    assertThat(CellRun.of(new Gru(4, Gru.Reset.AFTER, 102), 3).initial("update/b"))
        .containsExactly(lstm.initial("forget/b"));
    assertThat(CellRun.of(new Lstm(4, 3, 0), 3).initial("forget/b")).containsOnly(3);
    assertThat(CellRun.of(new Gru(4), 3).initial("update/b")).containsOnly(0);
  }

  @Test
  void lru_beginsOnItsRing() {
    CellRun run = CellRun.of(new Lru(50, 0.9, 0.99, 1), 3);
    assertThat(Arrays.stream(run.initial("nu")).map(nu -> Math.exp(-Math.exp(nu))).boxed())
        .allSatisfy(radius -> assertThat(radius).isBetween(0.9, 0.99));
    assertThat(Arrays.stream(run.initial("theta")).map(Math::exp).boxed())
        .allSatisfy(phase -> assertThat(phase).isBetween(0.0, 1.0));
  }

  @Test
  void recurrentMatrices_beginOrthogonal() {
    assertThat(List.of("reset/U", "update/U", "recurrent/W")).allSatisfy(name -> {
      double[] u = CellRun.of(new Gru(4), 3).initial(name);
      double dot = 0;
      double norm = 0;
      for (int j = 0; j < 4; j++) {
        dot += u[j] * u[4 + j];
        norm += u[j] * u[j];
      }
      assertThat(Math.abs(dot)).isLessThan(1e-12);
      assertThat(norm).isBetween(1 - 1e-12, 1 + 1e-12);
    });
  }

  @ParameterizedTest
  @MethodSource("cells")
  void withoutInput_thereAreNoInputMatrices(Cell<?> cell) {
    assertThat(CellRun.of(cell, 0).parameters().values()).containsOnly(U, B);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theStateBeginsAtZero(Cell<?> cell) {
    Trace trace = new Trace();
    TracedScope scope = trace.scope(trace.axis("time"));
    assertThat(States.leaves(cell.initialState(scope))).isNotEmpty().allSatisfy(leaf -> {
      assertThat(leaf.tensor().shape()).isEqualTo(B);
      assertThat(trace.node(leaf.tensor()).op()).isEqualTo(new Op.Constant(0));
    });
  }
}
