package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A causal model fed one step at a time gives, after each step, the bits that it gives for all steps so far. */
class StreamingTest {
  private static final Rnn RNN = Rnn.create();
  private static final int ROWS = 3;
  private static final int STEPS = 9;

  static Stream<Arguments> causalModels() {
    return Stream.of(
        of("tagging", b -> b.tokens(7, 5).layer("lstm", 6).manyToMany().classes(4)),
        of("stack with residual", b -> b.vectors(6).layer(Layer.of("gru", 6).residual().learnedState())
            .layer("mgu", 5).manyToMany().numbers(2)),
        of("last", b -> b.tokens(7, 5).layers(2, "gru", 6).manyToOne().classes(3)),
        of("first", b -> b.vectors(3).layer("vanilla", 5).manyToOne(Pooling.FIRST).numbers(2)),
        of("mean", b -> b.vectors(3).layer("lstm", 5).manyToOne(Pooling.MEAN).labels(4)),
        of("max", b -> b.vectors(3).layer("gru(reset=before)", 5).manyToOne(Pooling.MAX).classes(2)),
        of("unaligned", b -> b.vectors(3).layer("gru", 5).unaligned().classes(3)),
        of("several inputs", b -> b.tokens("word", 7, 4).vectors("size", 2).startTokens("kind", 3, 2, Feed.EVERY_STEP)
            .startVector("from", 2, Feed.FIRST_STEP).startVector("mood", 3, Feed.INITIAL_STATE).layer("lstm", 5)
            .manyToMany().classes(4)),
        of("one to many", b -> b.startVector("start", 3, Feed.INITIAL_STATE).previousTarget(4).layer("gru", 5)
            .oneToMany().classes(6)),
        of("one to many, numbers", b -> b.startVector("start", 3, Feed.FIRST_STEP).previousTarget().layer("lstm", 5)
            .oneToMany().numbers(2)),
        of("one to many by itself", b -> b.startVector("start", 3, Feed.INITIAL_STATE).layer("gru", 5)
            .oneToMany().numbers(2)));
  }

  private static Arguments of(String name, UnaryOperator<SequenceModelBuilder> model) {
    return Arguments.of(name, model);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("causalModels")
  void fed_step_by_step_is_the_whole_sequence(String name, UnaryOperator<SequenceModelBuilder> composed) {
    SequenceModel model = composed.apply(RNN.sequenceModel().seed(3)).initializer("normal(deviation=0.7)").build();
    Map<String, float[][]> steps = new LinkedHashMap<>();
    Map<String, float[][]> constants = new LinkedHashMap<>();
    for (InputSpec input : model.spec().inputs()) {
      (input.feed().isPerStep() ? steps : constants).put(input.name(), random(input));
    }
    float[][] targets = targets(model, steps);
    try (Workers alone = new Workers(1)) {
      StepSession session = model.session(ROWS, constants, alone);
      for (int t = 0; t < STEPS; t++) {
        session.step(at(model, steps, t));
        Predictions sofar = model.predict(prefix(model, steps, constants, targets, t + 1));
        for (int row = 0; row < ROWS; row++) {
          float[] expected = sofar.at(row, sofar.count(row) - 1);
          assertThat(session.prediction(row)).as("row %d after step %d", row, t).containsExactly(expected);
        }
      }
    }
  }

  @Test
  void a_model_that_looks_ahead_says_why_it_cannot_be_fed() {
    SequenceModel both = RNN.sequenceModel().vectors(2).bidirectional("gru", 3).manyToMany().classes(2).build();
    try (Workers alone = new Workers(1)) {
      assertThatThrownBy(() -> both.session(1, alone)).isInstanceOf(RnnException.class)
          .hasMessageContainingAll("[RNN-NOT-CAUSAL]", "a backward layer runs from the last step", "Fix:");
    }
    assertThat(both.spec().isCausal()).isFalse();
    Examples window = new Examples(new float[1][2], new float[1][1], new int[] {1}, new long[1], true);
    assertThatThrownBy(() -> both.inputs(window, both.layout(window, both.evaluationProgram()), Map.of()))
        .isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-NOT-CAUSAL]", "a window cannot go on where the one before ended", "Fix:");
  }

  @Test
  void rows_of_a_session_are_dropped_repeated_and_reordered_with_what_started_them() {
    SequenceModel model = RNN.sequenceModel().startVector("start", 1, Feed.EVERY_STEP).vectors(1).layer("gru", 4)
        .manyToMany().numbers(2).build();
    float[][] starts = {{0.5f}, {-1}, {2}};
    try (Workers alone = new Workers(1)) {
      StepSession session = model.session(3, Map.of("start", starts), alone);
      session.step(1, 2, 3);
      session.select(2, 0, 2);
      session.step(7, 8, 9);
      Predictions whole = model.predict(Examples.unlabelled(Map.of("start", new float[][] {{2}, {0.5f}, {2}},
          "inputs", new float[][] {{3, 7}, {1, 8}, {3, 9}}), 2, 2, 2));
      for (int row = 0; row < 3; row++) assertThat(session.prediction(row)).containsExactly(whole.at(row, 1));
    }
  }

  private static float[][] random(InputSpec input) {
    SplittableRandom random = new SplittableRandom(input.name().hashCode());
    int count = input.feed().isPerStep() ? STEPS : 1;
    float[][] all = new float[ROWS][count * input.width()];
    for (float[] row : all) {
      for (int i = 0; i < row.length; i++) {
        row[i] = input.isTokens() ? random.nextInt(input.vocabulary() - 1) : (float) random.nextDouble(-2, 2);
      }
    }
    return all;
  }

  /** What was given before is the target before: a model that reads previous targets reads these. */
  private static float[][] targets(SequenceModel model, Map<String, float[][]> steps) {
    float[][] previous = steps.get(InputSpec.PREVIOUS);
    return previous == null ? new float[ROWS][0] : previous;
  }

  private static Map<String, float[]> at(SequenceModel model, Map<String, float[][]> steps, int t) {
    Map<String, float[]> now = new LinkedHashMap<>();
    for (InputSpec input : model.spec().inputs()) {
      if (!input.feed().isPerStep()) continue;
      int width = input.width();
      int from = input.feed() == Feed.PREVIOUS_TARGET ? t - 1 : t;
      float[] values = new float[ROWS * width];
      for (int row = 0; row < ROWS; row++) {
        for (int k = 0; k < width; k++) {
          values[row * width + k] = from >= 0 ? steps.get(input.name())[row][from * width + k]
              : input.isTokens() ? input.vocabulary() - 1 : 0;
        }
      }
      now.put(input.name(), values);
    }
    return now;
  }

  private static Examples prefix(SequenceModel model, Map<String, float[][]> steps, Map<String, float[][]> constants,
      float[][] targets, int length) {
    Map<String, float[][]> inputs = new LinkedHashMap<>(constants);
    for (InputSpec input : model.spec().inputs()) {
      if (input.feed() == Feed.STEPS) inputs.put(input.name(), cut(steps.get(input.name()), length * input.width()));
    }
    int width = targets[0].length / STEPS;
    int[] lengths = new int[ROWS];
    Arrays.fill(lengths, length);
    return Examples.of(inputs, cut(targets, length * width), lengths);
  }

  private static float[][] cut(float[][] all, int numbers) {
    return Arrays.stream(all).map(row -> Arrays.copyOf(row, numbers)).toArray(float[][]::new);
  }
}
