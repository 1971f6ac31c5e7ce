package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rnn.api.cell.Cell;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs and final states of every cell against plain loops over single numbers. */
class CellLoopTest {
  private static final Offset<Double> ROUNDING = within(1e-14);

  static Stream<Arguments> cells() {
    return Stream.of(
        arguments(new VanillaRnn(4), (Loops.Loop) Loops::vanilla),
        arguments(new Lstm(4), (Loops.Loop) Loops::lstm),
        arguments(new Gru(4), (Loops.Loop) Loops::gruResetAfter),
        arguments(new Gru(4, Gru.Reset.BEFORE), (Loops.Loop) Loops::gruResetBefore),
        arguments(new MinimalGatedUnit(4), (Loops.Loop) Loops::minimalGatedUnit));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void outputsAndFinalStates_areTheLoops(Cell<?> cell, Loops.Loop loop) {
    CellRun run = CellRun.of(cell, 3);
    Loops weights = new Loops(run.values());
    for (int sequence = 0; sequence < CellRun.LENGTHS.length; sequence++) {
      double[][] state = run.initialState(sequence);
      double[][] x = run.inputs(sequence);
      double[][] y = run.outputs(sequence);
      for (int t = 0; t < x.length; t++) {
        loop.step(weights, x[t], state);
        assertThat(y[t]).as("sequence %d, step %d", sequence, t).containsExactly(state[0], ROUNDING);
      }
      double[][] last = run.finalState(sequence);
      assertThat(last).hasDimensions(state.length, 4);
      for (int i = 0; i < state.length; i++) {
        assertThat(last[i]).as("final %d of sequence %d: %s", i, sequence, Arrays.toString(last[i]))
            .containsExactly(state[i], ROUNDING);
      }
    }
  }
}
