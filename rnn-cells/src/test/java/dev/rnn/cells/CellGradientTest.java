package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.tensor.Activation;
import dev.rnn.cells.wrapper.Dropout;
import dev.rnn.cells.wrapper.Highway;
import dev.rnn.cells.wrapper.LearnedState;
import dev.rnn.cells.wrapper.NormalizedOutput;
import dev.rnn.cells.wrapper.Residual;
import dev.rnn.cells.wrapper.Stack;
import dev.rnn.cells.wrapper.WeightDropout;
import dev.rnn.cells.wrapper.Zoneout;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient of every cell against central differences: inputs, initial states and parameters, ragged lengths. */
class CellGradientTest {
  private static final double STEP = 1e-5;

  static Stream<Cell<?>> cells() {
    Stream<Cell<?>> gated = Stream.of(
        new Lstm(3), new Gru(3, Gru.Reset.AFTER), new Gru(3, Gru.Reset.BEFORE), new MinimalGatedUnit(3),
        new PeepholeLstm(3), new ProjectedLstm(3, 2), new CoupledLstm(3), new IndRnn(3), new Sru(3), new Qrnn(3),
        new MinGru(3), new MinLstm(3), new Jordan(3, 2),
        new LayerNormLstm(5), new LayerNormGru(5), new Lru(3));
    Stream<Cell<?>> vanilla = Stream.of(Activation.values()).map(activation -> new VanillaRnn(3, activation));
    return Stream.concat(gated, vanilla);
  }

  static Stream<Cell<?>> wrappers() {
    Cell<?> lstm = new Lstm(3);
    return Stream.of(new Residual<>(lstm), new Highway<>(new Gru(3), -1), new NormalizedOutput<>(lstm),
        new Dropout<>(lstm, 0.3, 0.4), new Dropout<>(new Gru(3), 0.3, 0.4, Grain.STEP), new Zoneout<>(lstm, 0.3, 0.6),
        new WeightDropout<>(lstm, 0.4), new Stack<>(new Gru(3), 3), new LearnedState<>(lstm),
        new Residual<>(new Zoneout<>(new Dropout<>(new WeightDropout<>(lstm, 0.4), 0.3, 0.4), 0.3)));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void everyGradientOfAWrapper_isTheCentralDifference(Cell<?> wrapper) {
    check(CellRun.of(wrapper, 3));
    check(CellRun.training(wrapper, 3));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void withoutInput_everyGradientOfAWrapper_isTheCentralDifference(Cell<?> wrapper) {
    check(CellRun.training(wrapper, 0));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyGradient_isTheCentralDifference(Cell<?> cell) {
    check(CellRun.of(cell, 2));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void withoutInput_everyGradient_isTheCentralDifference(Cell<?> cell) {
    check(CellRun.of(cell, 0));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anEmptySequence_keepsItsState_andItsGradient(Cell<?> cell) {
    CellRun run = CellRun.of(cell, 2);
    int empty = 1;
    assertThat(CellRun.LENGTHS[empty]).isZero();
    assertThat(run.finalState(empty)).isDeepEqualTo(run.initialState(empty));
    assertThat(run.outputs(empty)).isEmpty();
  }

  private static void check(CellRun run) {
    run.gradients().forEach((name, gradient) -> {
      double[] values = run.values().get(name);
      assertThat(gradient).as(name).hasSameSizeAs(values);
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        values[i] = value + STEP;
        double above = run.loss();
        values[i] = value - STEP;
        double below = run.loss();
        values[i] = value;
        double difference = (above - below) / (2 * STEP);
        assertThat(gradient[i]).as("%s[%d]", name, i).isCloseTo(difference, within(1e-8 * (1 + Math.abs(difference))));
      }
    });
  }
}
