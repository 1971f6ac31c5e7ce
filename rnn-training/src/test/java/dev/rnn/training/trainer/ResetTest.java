package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Layer;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In windows of several sequences, some end and others begin in their place while the rest goes on. */
class ResetTest {
  /** Two rows: one long sequence; and two short ones, the second of which begins where a window does. */
  private static final List<Examples> WINDOWS = List.of(
      Examples.of(new float[][] {{1, 2, 3}, {4, 3, 2}}, new float[][] {{2, 3, 4}, {3, 2, 1}}, new int[] {3, 3}),
      Examples.of(new float[][] {{4, 0}, {0, 2}}, new float[][] {{0, 1}, {2, 4}}, new int[] {2, 2})
          .continuing(false, true));

  private static final List<Examples> WHOLE = List.of(
      Examples.of(new float[][] {{1, 2, 3, 4, 0}, {4, 3, 2}, {0, 2}},
          new float[][] {{2, 3, 4, 0, 1}, {3, 2, 1}, {2, 4}}, new int[] {5, 3, 2}));

  @Test
  void a_sequence_that_ends_leaves_nothing_to_the_one_that_begins_in_its_place() {
    SequenceModel model = builder().resets().build();
    fillLearnedStates(model);
    assertThat(loss(model, WINDOWS)).isCloseTo(loss(model, WHOLE), within(1e-6));
    List<Examples> carriedOver = List.of(WINDOWS.get(0), WINDOWS.get(1).continuing());
    assertThat(loss(model, carriedOver)).isNotCloseTo(loss(model, WHOLE), within(1e-4));
  }

  @Test
  void a_model_that_was_not_built_for_it_says_so() {
    SequenceModel model = builder().build();
    assertThatThrownBy(() -> loss(model, WINDOWS)).isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-EXAMPLES]", "some sequences of a batch begin anew", "resets()", "Fix:");
  }

  private static SequenceModelBuilder builder() {
    return Tasks.RNN.sequenceModel().tokens(5, 4).layer(Layer.of("lstm", 5).learnedState()).layer("gru", 4)
        .predictTokens().initializer("normal(deviation=0.8)");
  }

  private static void fillLearnedStates(SequenceModel model) {
    for (String path : List.of("layer0/initial/h", "layer0/initial/c")) {
      float[] values = model.parameters().values(path);
      for (int i = 0; i < values.length; i++) values[i] = 0.3f * (i - 2);
    }
    model.parameters().changed();
  }

  private static double loss(SequenceModel model, List<Examples> windows) {
    ExampleSource source = new ExampleSource() {
      @Override
      public int batches() {
        return windows.size();
      }

      @Override
      public Examples batch(int epoch, int index) {
        return windows.get(index);
      }
    };
    try (Workers workers = new Workers(1)) {
      return Evaluation.of(model, source, workers).loss();
    }
  }
}
