package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.tensor.Activation;
import dev.rnn.engine.graph.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers that Keras expects of its own recurrent layers (keras-team/keras, keras/src/layers/rnn,
 * {@code *_test.py}), computed here. Inputs count up from 0; all numbers of a matrix are the same.
 *
 * <p>Covered, of {@code SimpleRNN}, {@code LSTM} and {@code GRU}: correctness, forward and backward, with and without
 * biases, with and without the open forget gate, reset before and after; unrolling and implementation 1 or 2 are the
 * same numbers; statefulness; given initial states; returned states; masks, as sequences without the masked steps. Of
 * {@code Bidirectional}: correctness with its merging (concatenate, average, product, sum, none), statefulness, given
 * initial states, masks, returned states. Of stacked cells: the cell with one state, its stack, statefulness. Of
 * {@code TimeDistributed}: correctness.
 *
 * <p>Not covered: {@code zero_output_for_mask} and outputs at masked steps, for a masked step is no step here;
 * shapes and counts of weights ({@code test_basics}), which are Keras's own; the stack of cells with two states, a cell
 * made for that test; serialisation; masks of {@code TimeDistributed}, for the same reason as above.
 */
class KerasExpectationsTest {
  private static final ToDoubleFunction<String> PLAIN = constants(0.01, 0.02, 0.03);
  private static final ToDoubleFunction<String> OPEN = path -> path.equals("forget/b") ? 1 : PLAIN.applyAsDouble(path);
  private static final ToDoubleFunction<String> NO_BIAS = constants(0.01, 0.02, 0);

  /** Keras has an input and a recurrent bias in each gate, which add up. */
  private static final ToDoubleFunction<String> TWO_BIASES =
      path -> path.equals("reset/b") || path.equals("update/b") ? 0.06 : PLAIN.applyAsDouble(path);

  private static final List<List<Integer>> MASK = List.of(List.of(0, 1, 3), List.of(0, 3));

  private static ToDoubleFunction<String> constants(double w, double u, double b) {
    return path -> path.endsWith("/b") ? b : path.endsWith("/U") || path.equals("recurrent/W") ? u : w;
  }

  static Stream<Arguments> lastOutputs() {
    double[][][] x = counting(2, 3, 4);
    double[][][] six = counting(3, 6, 4);
    double[][][] masked = masked(counting(2, 4, 3));
    return Stream.of(
        arguments(new VanillaRnn(4), PLAIN, Direction.FORWARD, x, numbers(0.405432, 0.73605347)),
        arguments(new VanillaRnn(4), PLAIN, Direction.REVERSE, x, numbers(0.11144729, 0.5528889)),
        arguments(new VanillaRnn(4), PLAIN, Direction.FORWARD, masked, numbers(0.32951632, 0.61799484)),
        arguments(new VanillaRnn(4), PLAIN, Direction.REVERSE, masked, numbers(0.07376196, 0.43645123)),
        arguments(new Lstm(3), OPEN, Direction.FORWARD, six, numbers(0.6288687, 0.86899155, 0.9460773)),
        arguments(new Lstm(3), OPEN, Direction.REVERSE, six, numbers(0.35622165, 0.74789524, 0.8872726)),
        arguments(new Lstm(3), PLAIN, Direction.FORWARD, six, numbers(0.57019705, 0.8661914, 0.9459622)),
        arguments(new Lstm(3), NO_BIAS, Direction.FORWARD, six, numbers(0.54986924, 0.86226785, 0.9443936)),
        arguments(new Lstm(2), OPEN, Direction.FORWARD, masked, numbers(0.1524914, 0.35969394)),
        arguments(new Lstm(2), OPEN, Direction.REVERSE, masked, numbers(0.10056866, 0.31006062)),
        arguments(new Gru(3), TWO_BIASES, Direction.FORWARD, six, numbers(0.5217289, 0.6371659, 0.39384964)),
        arguments(new Gru(3), TWO_BIASES, Direction.REVERSE, six, numbers(0.24406259, 0.611516, 0.3928808)),
        arguments(new Gru(3, Gru.Reset.BEFORE), PLAIN, Direction.FORWARD, six,
            numbers(0.51447755, 0.6426879, 0.40208298)),
        arguments(new Gru(3), NO_BIAS, Direction.FORWARD, six, numbers(0.49988455, 0.64701194, 0.4103359)),
        arguments(new Gru(2), TWO_BIASES, Direction.FORWARD, masked, numbers(0.19393763, 0.30818558)),
        arguments(new Gru(2), TWO_BIASES, Direction.REVERSE, masked, numbers(0.11669192, 0.28380975)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("lastOutputs")
  void theLastOutput_isThatOfKeras(Cell<?> cell, ToDoubleFunction<String> parameters, Direction direction,
      double[][][] x, double[] expected) {
    KerasRun run = KerasRun.of(cell, parameters, direction, x);
    for (int s = 0; s < x.length; s++) assertThat(run.states()[0][s]).satisfies(all(expected[s]));
  }

  static Stream<Arguments> allOutputs() {
    return Stream.of(
        arguments(new VanillaRnn(2), PLAIN,
            new double[][] {{0.0599281, 0.15122814, 0.32394567}, {0.3969304, 0.608085}}),
        arguments(new Lstm(2), OPEN, new double[][] {{0.0158891, 0.05552047, 0.1524914}, {0.14185596, 0.35969394}}),
        arguments(new Gru(2), TWO_BIASES,
            new double[][] {{0.03606692, 0.09497581, 0.19393763}, {0.16051409, 0.30818558}}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allOutputs")
  void theOutputsOfAllSteps_areThoseOfKeras(Cell<?> cell, ToDoubleFunction<String> parameters, double[][] expected) {
    KerasRun run = KerasRun.of(cell, parameters, Direction.FORWARD, masked(counting(2, 4, 3)));
    for (int s = 0; s < expected.length; s++) {
      for (int t = 0; t < expected[s].length; t++) assertThat(run.outputs()[s][t]).satisfies(all(expected[s][t]));
    }
  }

  static Stream<Arguments> carried() {
    return Stream.of(
        arguments(new VanillaRnn(4), PLAIN, Direction.FORWARD, counting(2, 3, 4), numbers(0.40559256, 0.7361247)),
        arguments(new Lstm(4), OPEN, Direction.FORWARD, counting(2, 3, 4), numbers(0.3124785, 0.6863672)),
        arguments(new Gru(4), TWO_BIASES, Direction.FORWARD, counting(2, 3, 4), numbers(0.29542392, 0.5885018)),
        arguments(new Lstm(2), OPEN, Direction.FORWARD, counting(2, 4, 3), numbers(0.26234663, 0.6137073)),
        arguments(new Lstm(2), OPEN, Direction.REVERSE, counting(2, 4, 3), numbers(0.16959146, 0.5381646)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("carried")
  void withCarriedState_theSecondRunsOutput_isThatOfKeras(Cell<?> cell, ToDoubleFunction<String> parameters,
      Direction direction, double[][][] x, double[] expected) {
    KerasRun first = KerasRun.of(cell, parameters, direction, x);
    KerasRun second = KerasRun.of(cell, parameters, direction, x, first.states());
    for (int s = 0; s < x.length; s++) assertThat(second.states()[0][s]).satisfies(all(expected[s]));
  }

  static Stream<Arguments> initialStates() {
    double[][] four = counting(1, 2, 4)[0];
    double[][] two = counting(1, 2, 2)[0];
    return Stream.of(
        arguments(new VanillaRnn(4), PLAIN, Direction.FORWARD, new double[][][] {four},
            new double[][] {repeated(4, 0.33621645), repeated(4, 0.6262637)}),
        arguments(new VanillaRnn(4), PLAIN, Direction.REVERSE, new double[][][] {four},
            new double[][] {repeated(4, 0.07344437), repeated(4, 0.43043602)}),
        arguments(new Lstm(2), OPEN, Direction.FORWARD, new double[][][] {two, two},
            new double[][] {{0.20574439, 0.3558822}, {0.64930826, 0.66276}}),
        arguments(new Lstm(2), OPEN, Direction.REVERSE, new double[][][] {two, two},
            new double[][] {{0.13281618, 0.2790356}, {0.5839337, 0.5992567}}),
        arguments(new Gru(2), TWO_BIASES, Direction.FORWARD, new double[][][] {two},
            new double[][] {{0.23774096, 0.33508456}, {0.83659905, 1.0227708}}),
        arguments(new Gru(2), TWO_BIASES, Direction.REVERSE, new double[][][] {two},
            new double[][] {{0.13486053, 0.23261218}, {0.78257304, 0.9691353}}),
        arguments(new Lstm(2), OPEN, Direction.FORWARD, new double[][][] {two, times(2, two)}, // of Bidirectional
            new double[][] {{0.20794602, 0.4577124}, {0.6682636, 0.6711909}}),
        arguments(new Lstm(2), OPEN, Direction.REVERSE, new double[][][] {times(3, two), times(4, two)},
            new double[][] {{0.14046375, 0.48191673}, {0.60943645, 0.60950446}}));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("initialStates")
  void fromAGivenState_theLastOutput_isThatOfKeras(Cell<?> cell, ToDoubleFunction<String> parameters,
      Direction direction, double[][][] initial, double[][] expected) {
    KerasRun run = KerasRun.of(cell, parameters, direction, counting(2, 4, 3), initial);
    for (int s = 0; s < expected.length; s++) {
      assertThat(run.states()[0][s]).containsExactly(expected[s], within(2e-6));
    }
  }

  @Test
  void bothDirections_merged_areKerassBidirectional() {
    double[][][] x = counting(2, 3, 4);
    double[][] forward = KerasRun.of(new VanillaRnn(2), PLAIN, Direction.FORWARD, x).states()[0];
    double[][] backward = KerasRun.of(new VanillaRnn(2), PLAIN, Direction.REVERSE, x).states()[0];
    double[][] other = KerasRun.of(new VanillaRnn(2), constants(0.03, 0.02, 0.01), Direction.REVERSE, x).states()[0];
    double[][] concatenated = {{0.39687276, 0.10004295}, {0.7237238, 0.53391594}};
    double[] mean = {0.24845785, 0.6288199};
    double[] product = {0.08374989, 0.6740834};
    for (int s = 0; s < x.length; s++) {
      assertThat(forward[s]).satisfies(all(concatenated[s][0]));
      assertThat(backward[s]).satisfies(all(concatenated[s][1]));
      for (int k = 0; k < 2; k++) {
        assertThat((forward[s][k] + backward[s][k]) / 2).isEqualTo(mean[s], within(2e-6));
        assertThat(forward[s][k] * other[s][k]).isEqualTo(product[s], within(2e-6));
      }
    }
  }

  @Test
  void bothDirections_summedAtEachStep_areKerassBidirectional() {
    double[][][] x = counting(2, 3, 4);
    double[][][] forward = KerasRun.of(new Gru(2), TWO_BIASES, Direction.FORWARD, x).outputs();
    double[][][] backward = KerasRun.of(new Gru(2), TWO_BIASES, Direction.REVERSE, x).outputs();
    double[][] sum = {{0.20937867, 0.34462988, 0.40290534}, {0.59829646, 0.6734641, 0.6479671}};
    for (int s = 0; s < sum.length; s++) {
      for (int t = 0; t < sum[s].length; t++) {
        for (int k = 0; k < 2; k++) {
          assertThat(forward[s][t][k] + backward[s][t][k]).isEqualTo(sum[s][t], within(2e-6));
        }
      }
    }
  }

  @Test
  void theReturnedStatesOfBothDirections_areThoseOfKeras() {
    double[][][] x = counting(2, 4, 3);
    double[][][] forward = KerasRun.of(new Lstm(2), OPEN, Direction.FORWARD, x).states();
    double[][][] backward = KerasRun.of(new Lstm(2), OPEN, Direction.REVERSE, x).states();
    assertThat(forward[0][0]).satisfies(all(0.1990008));
    assertThat(forward[0][1]).satisfies(all(0.52335435));
    assertThat(forward[1][0]).satisfies(all(0.35567185));
    assertThat(forward[1][1]).satisfies(all(1.0492687));
    assertThat(backward[0][0]).satisfies(all(0.12659755));
    assertThat(backward[0][1]).satisfies(all(0.44717982));
    assertThat(backward[1][0]).satisfies(all(0.2501858));
    assertThat(backward[1][1]).satisfies(all(0.941473));
  }

  @Test
  void aCellAboveACell_isKerassStack() {
    ToDoubleFunction<String> sums = constants(1, 1, 0); // h' = the sum of x and of h
    VanillaRnn lower = new VanillaRnn(3, Activation.IDENTITY);
    VanillaRnn upper = new VanillaRnn(2, Activation.IDENTITY);
    double[][][] x = counting(2, 3, 4);
    KerasRun first = KerasRun.of(lower, sums, Direction.FORWARD, x);
    KerasRun above = KerasRun.of(upper, sums, Direction.FORWARD, first.outputs());
    double[][] expected = {{18, 156, 786}, {162, 1020, 4386}};
    for (int s = 0; s < expected.length; s++) {
      for (int t = 0; t < 3; t++) assertThat(above.outputs()[s][t]).containsOnly(expected[s][t]);
    }
    assertThat(first.states()[0]).isDeepEqualTo(new double[][] {repeated(3, 158), repeated(3, 782)});

    KerasRun again = KerasRun.of(lower, sums, Direction.FORWARD, x, first.states());
    KerasRun aboveAgain = KerasRun.of(upper, sums, Direction.FORWARD, again.outputs(), above.states());
    assertThat(aboveAgain.states()[0]).isDeepEqualTo(new double[][] {repeated(2, 34092), repeated(2, 173196)});
  }

  /** A layer is a cell without a state. */
  private record Dense(int size) implements Cell<List<Object>> {
    @Override
    public List<Object> initialState(CellScope scope) {
      return List.of();
    }

    @Override
    public Step<List<Object>> define(CellScope scope) {
      return (x, none) ->
          new Output<>(scope.affine("dense", size, AffineSettings.DEFAULT.withoutBias()).of(x), none);
    }
  }

  @Test
  void aLayerWithoutState_isKerassTimeDistributed() {
    double[][][] y = KerasRun.of(new Dense(1), PLAIN, Direction.FORWARD, counting(3, 2, 4)).outputs();
    double[][] expected = {{0.06, 0.22}, {0.38, 0.54}, {0.7, 0.86}};
    for (int s = 0; s < 3; s++) for (int t = 0; t < 2; t++) assertThat(y[s][t]).satisfies(all(expected[s][t]));
  }

  private static double[][][] counting(int sequences, int steps, int size) {
    double[][][] x = new double[sequences][steps][size];
    int next = 0;
    for (double[][] sequence : x) for (double[] step : sequence) for (int k = 0; k < size; k++) step[k] = next++;
    return x;
  }

  /** The steps that Keras's mask leaves. */
  private static double[][][] masked(double[][][] x) {
    return IntStream.range(0, x.length)
        .mapToObj(s -> MASK.get(s).stream().map(t -> x[s][t]).toArray(double[][]::new)).toArray(double[][][]::new);
  }

  private static double[][] times(double factor, double[][] a) {
    return Arrays.stream(a).map(row -> Arrays.stream(row).map(v -> v * factor).toArray()).toArray(double[][]::new);
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  private static double[] repeated(int count, double number) {
    double[] all = new double[count];
    Arrays.fill(all, number);
    return all;
  }

  /** All numbers are this one, to the digits that Keras asks for. */
  private static Consumer<double[]> all(double expected) {
    return numbers -> assertThat(numbers).containsExactly(repeated(numbers.length, expected), within(2e-6));
  }
}
