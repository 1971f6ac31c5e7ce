package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each wrapper does, told by the bare cell with the same inputs, states and parameters. */
class WrapperLawsTest {
  private static final int SIZE = 4;
  private static final int LONGEST = 2;

  /** The bare cell with the numbers of a wrapped one. */
  private static CellRun bare(Cell<?> cell, CellRun wrapped) {
    CellRun run = CellRun.of(cell, SIZE);
    run.values().replaceAll((name, own) -> wrapped.values().getOrDefault(name, wrapped.values().get("cell/" + name)));
    return run;
  }

  private static void assertSame(CellRun wrapped, CellRun bare) {
    for (int sequence = 0; sequence < CellRun.LENGTHS.length; sequence++) {
      assertThat(wrapped.outputs(sequence)).isDeepEqualTo(bare.outputs(sequence));
      assertThat(wrapped.finalState(sequence)).isDeepEqualTo(bare.finalState(sequence));
    }
  }

  static Stream<Cell<?>> withoutRate() {
    Cell<?> lstm = new Lstm(SIZE);
    return Stream.of(new Zoneout<>(lstm, 0), new Dropout<>(lstm, 0, 0), new WeightDropout<>(lstm, 0),
        new WeightDropout<>(lstm, 0.5, "none has this path"), new Stack<>(lstm, 1));
  }

  @ParameterizedTest
  @MethodSource("withoutRate")
  void aWrapperWithoutEffect_isTheCell_bitForBit(Cell<?> wrapper) {
    CellRun run = CellRun.training(wrapper, SIZE);
    CellRun bare = CellRun.of(new Lstm(SIZE), SIZE);
    bare.values().replaceAll((name, own) -> run.values().entrySet().stream()
        .filter(e -> e.getKey().equals(name) || e.getKey().replaceFirst("^(cell|0)/", "").equals(name)
            || e.getKey().equals(name.replace("state/", "state/[0].")))
        .findFirst().map(Map.Entry::getValue).orElseThrow(() -> new AssertionError(name)));
    assertSame(run, bare);
  }

  static Stream<Cell<?>> noise() {
    Cell<?> lstm = new Lstm(SIZE);
    return Stream.of(new Dropout<>(lstm, 0.5, 0.5), new WeightDropout<>(lstm, 0.5));
  }

  @ParameterizedTest
  @MethodSource("noise")
  void outsideTraining_dropoutIsTheCell_whileTrainingItIsNot(Cell<?> wrapper) {
    CellRun run = CellRun.of(wrapper, SIZE);
    assertSame(run, bare(new Lstm(SIZE), run));
    CellRun training = CellRun.training(wrapper, SIZE);
    assertThat(training.outputs(LONGEST)).isNotEqualTo(bare(new Lstm(SIZE), training).outputs(LONGEST));
  }

  @Test
  void residual_addsTheInput() {
    CellRun run = CellRun.of(new Residual<>(new Lstm(SIZE)), SIZE);
    CellRun bare = bare(new Lstm(SIZE), run);
    for (int t = 0; t < CellRun.LENGTHS[LONGEST]; t++) {
      for (int k = 0; k < SIZE; k++) {
        assertThat(run.outputs(LONGEST)[t][k])
            .isEqualTo(bare.outputs(LONGEST)[t][k] + run.inputs(LONGEST)[t][k], within(1e-15));
      }
    }
    assertThat(run.finalState(LONGEST)).isDeepEqualTo(bare.finalState(LONGEST));
  }

  @Test
  void highway_mixesOutputAndInput_byItsGate() {
    CellRun run = CellRun.of(new Highway<>(new Gru(SIZE), -1), SIZE);
    double[] w = run.values().get("transform/W");
    double[][] x = run.inputs(LONGEST);
    double[][] h = bare(new Gru(SIZE), run).outputs(LONGEST);
    for (int t = 0; t < x.length; t++) {
      for (int k = 0; k < SIZE; k++) {
        double sum = run.values().get("transform/b")[k];
        for (int j = 0; j < SIZE; j++) sum += w[k * SIZE + j] * x[t][j];
        double gate = 1 / (1 + Math.exp(-sum));
        assertThat(run.outputs(LONGEST)[t][k]).isEqualTo(gate * h[t][k] + (1 - gate) * x[t][k], within(1e-14));
      }
    }
    assertThat(run.initial("transform/b")).containsOnly(-1);
  }

  @Test
  void layerNorm_givesOutputsOfMean0AndDeviation1_andLeavesTheState() {
    CellRun run = CellRun.of(new NormalizedOutput<>(new Lstm(SIZE)), SIZE);
    Arrays.fill(run.values().get("norm/gain"), 2);
    Arrays.fill(run.values().get("norm/bias"), 3);
    for (double[] y : run.outputs(LONGEST)) {
      assertThat(Arrays.stream(y).average().orElseThrow()).isEqualTo(3, within(1e-12));
      assertThat(Arrays.stream(y).map(v -> (v - 3) * (v - 3)).average().orElseThrow()).isBetween(3.9, 4.0);
    }
    assertThat(run.finalState(LONGEST)).isDeepEqualTo(bare(new Lstm(SIZE), run).finalState(LONGEST));
  }

  @Test
  void zoneout_ofRate1_keepsTheState_andTheOutputWithIt() {
    for (CellRun run : new CellRun[] {CellRun.of(new Zoneout<>(new Lstm(SIZE), 1), SIZE),
        CellRun.training(new Zoneout<>(new Lstm(SIZE), 1), SIZE)}) {
      assertThat(run.finalState(LONGEST)).isDeepEqualTo(run.initialState(LONGEST));
      for (double[] y : run.outputs(LONGEST)) assertThat(y).isEqualTo(run.initialState(LONGEST)[0]);
    }
  }

  @Test
  void zoneout_takesOldOrNew_whileTraining_andTheirMean_else() {
    Cell<?> zoneout = new Zoneout<>(new MinGru(SIZE), 0.25);
    CellRun training = CellRun.training(zoneout, SIZE);
    CellRun evaluation = CellRun.of(zoneout, SIZE);
    int one = 3; // a sequence of one step
    double[] old = training.initialState(one)[0];
    double[] now = bare(new MinGru(SIZE), training).finalState(one)[0];
    for (int k = 0; k < SIZE; k++) {
      assertThat(training.finalState(one)[0][k]).isIn(old[k], now[k]);
      assertThat(evaluation.finalState(one)[0][k]).isEqualTo(0.25 * old[k] + 0.75 * now[k], within(1e-15));
    }
    assertThat(training.outputs(one)[0]).isEqualTo(training.finalState(one)[0]);
  }

  @Test
  void zoneout_hasARateOfItsOwn_forTheMemory() {
    CellRun run = CellRun.training(new Zoneout<>(new Lstm(SIZE), 0, 1), SIZE);
    assertThat(run.finalState(LONGEST)[1]).isEqualTo(run.initialState(LONGEST)[1]);
    assertThat(run.finalState(LONGEST)[0]).isNotEqualTo(run.initialState(LONGEST)[0]);
  }

  @Test
  void dropoutOfAnInput_isTheSameAtAllStepsOfASequence_orDrawnAnew() {
    assertThat(zeroedInputs(Grain.SEQUENCE)).isLessThanOrEqualTo(1);
    assertThat(zeroedInputs(Grain.STEP)).isGreaterThan(1);
  }

  /** How many sets of dropped numbers a sequence of the same input at every step sees, less those of equal effect. */
  private static long zeroedInputs(Grain grain) {
    CellRun run = CellRun.training(new Dropout<>(new MinGru(SIZE), 0.5, 0, grain), SIZE);
    Arrays.fill(run.values().get("x"), 1);
    Arrays.fill(run.values().get("cell/update/W"), 0);
    Arrays.fill(run.values().get("cell/update/b"), 100); // z = 1: the state is the candidate, a function of x alone
    return Arrays.stream(run.outputs(LONGEST)).map(Arrays::toString).distinct().count();
  }

  @Test
  void dropoutOfTheState_actsInProducts_andLeavesTheMemory() {
    CellRun run = CellRun.training(new Dropout<>(new Gru(SIZE), 0, 0.9), SIZE);
    Arrays.fill(run.values().get("cell/update/W"), 0);
    Arrays.fill(run.values().get("cell/update/U"), 0);
    Arrays.fill(run.values().get("cell/update/b"), 100); // z = 1: the state stays
    assertThat(run.finalState(LONGEST)).isDeepEqualTo(run.initialState(LONGEST));
  }

  @Test
  void dropoutOfNearlyTheWholeState_leavesNoRecurrentProduct() {
    CellRun run = CellRun.training(new Dropout<>(new Gru(SIZE), 0, 0.99), SIZE);
    CellRun bare = bare(new Gru(SIZE), run);
    for (String matrix : List.of("reset/U", "update/U", "recurrent/W")) {
      bare.values().put(matrix, new double[SIZE * SIZE]);
    }
    for (int sequence : new int[] {0, 3}) { // of the longest, the noise keeps one number
      assertThat(run.outputs(sequence)).isDeepEqualTo(bare.outputs(sequence));
      assertThat(run.finalState(sequence)).isDeepEqualTo(bare.finalState(sequence));
    }
  }

  @Test
  void weightDropout_ofAllRecurrentWeights_leavesNearlyNoneOfThem() {
    CellRun run = CellRun.training(new WeightDropout<>(new VanillaRnn(SIZE), 0.99), SIZE);
    CellRun bare = bare(new VanillaRnn(SIZE), run);
    bare.values().put("hidden/U", new double[SIZE * SIZE]);
    assertSame(run, bare);
  }

  @Test
  void weightDropout_scalesWhatIsLeft() {
    CellRun run = CellRun.training(new WeightDropout<>(new VanillaRnn(SIZE, Activation.IDENTITY), 0.5, "/b$"), SIZE);
    run.values().replaceAll((name, own) -> name.equals("cell/hidden/b") ? new double[] {1, 1, 1, 1}
        : new double[own.length]);
    for (double[] y : run.outputs(LONGEST)) for (double number : y) assertThat(number).isIn(0.0, 2.0);
    assertThat(run.outputs(LONGEST)[0]).isEqualTo(run.outputs(LONGEST)[1]);
  }

  @Test
  void weightDropout_ofNoRegularExpression_isRefused() {
    assertThatThrownBy(() -> new WeightDropout<>(new Lstm(SIZE), 0.5, "(U"))
        .hasMessageContaining("RNN-WEIGHT-DROPOUT-PARAMETERS").hasMessageContaining("(U");
  }

  @Test
  void stack_isACellAboveACell() {
    CellRun run = CellRun.of(new Stack<>(new MinGru(SIZE), 2), SIZE);
    CellRun lower = layer(run, 0);
    CellRun upper = layer(run, 1);
    double[][] between = lower.outputs(LONGEST);
    double[] x = upper.values().get("x");
    // Only the longest sequence is compared; the upper layer's input stands at the rows where x of that sequence stood.
    double[] before = run.values().get("x");
    double[][] inputs = run.inputs(LONGEST);
    for (int row = 0; row < before.length / SIZE; row++) {
      for (int t = 0; t < inputs.length; t++) {
        if (Arrays.equals(Arrays.copyOfRange(before, row * SIZE, (row + 1) * SIZE), inputs[t])) {
          System.arraycopy(between[t], 0, x, row * SIZE, SIZE);
        }
      }
    }
    assertThat(run.outputs(LONGEST)).isDeepEqualTo(upper.outputs(LONGEST));
    assertThat(run.finalState(LONGEST)[0]).isEqualTo(lower.finalState(LONGEST)[0]);
    assertThat(run.finalState(LONGEST)[1]).isEqualTo(upper.finalState(LONGEST)[0]);
  }

  private static CellRun layer(CellRun stack, int layer) {
    CellRun run = CellRun.of(new MinGru(SIZE), SIZE);
    run.values().replaceAll((name, own) -> name.equals("x") ? stack.values().get(name).clone()
        : name.startsWith("state/") ? stack.values().get(name.replace("state/", "state/[" + layer + "]."))
        : stack.values().getOrDefault(layer + "/" + name, own));
    return run;
  }

  @Test
  void learnedState_hasAParameterForEachPart_thatBeginsAt0() {
    CellRun run = CellRun.of(new LearnedState<>(new Lstm(SIZE)), SIZE);
    assertThat(run.parameters()).containsKeys("initial/h", "initial/c");
    assertThat(run.initial("initial/h")).containsOnly(0);
    assertSame(run, bare(new Lstm(SIZE), run));
  }
}
