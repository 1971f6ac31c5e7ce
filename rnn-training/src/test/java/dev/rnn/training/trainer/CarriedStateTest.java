package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sequence cut into windows is the same sequence as long as its state goes from one to the next. */
class CarriedStateTest {
  private static final int SEQUENCES = 3;
  private static final int STEPS = 24;
  private static final int TOKENS = 7;

  /** Too little to change a parameter: what is compared is the loss alone. */
  private static final TrainerSettings STILL =
      TrainerSettings.DEFAULT.withOptimizer("sgd", 1e-30).withClipping(0, 0).withEpochs(2);

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "lstm", "gru", "gru(reset=before)", "mgu"})
  void windows_with_carried_state_have_the_loss_of_one_long_window(String cell) {
    SequenceModel model = model(cell);
    assertThat(evaluated(model, new Windows(4, true))).isCloseTo(evaluated(model, new Windows(STEPS, true)),
        within(1e-6));
    assertThat(evaluated(model, new Windows(1, true))).isCloseTo(evaluated(model, new Windows(STEPS, true)),
        within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "lstm", "gru", "gru(reset=before)", "mgu"})
  void windows_that_begin_anew_have_another_loss(String cell) {
    SequenceModel model = model(cell);
    assertThat(evaluated(model, new Windows(4, false)))
        .isNotCloseTo(evaluated(model, new Windows(STEPS, true)), within(1e-4));
  }

  @Test
  void training_carries_state_too_and_each_epoch_begins_anew() {
    List<Double> carried = trained(new Windows(4, true));
    List<Double> whole = trained(new Windows(STEPS, true));
    List<Double> anew = trained(new Windows(4, false));
    assertThat(carried.getFirst()).isCloseTo(whole.getFirst(), within(1e-6)).isEqualTo(carried.getLast());
    assertThat(anew.getFirst()).isNotCloseTo(whole.getFirst(), within(1e-4));
  }

  @Test
  void windows_of_several_lengths_carry_the_state_after_each_ones_last_step() {
    SequenceModel model = model("lstm");
    Examples all = text();
    ExampleSource ragged = new ExampleSource() {
      @Override
      public int batches() {
        return 2;
      }

      @Override
      public Examples batch(int epoch, int index) {
        int[] cuts = {5, 12, 0}; // the last sequence has nothing in the first window
        return index == 0 ? part(all, new int[SEQUENCES], cuts, false)
            : part(all, cuts, new int[] {STEPS, STEPS, STEPS}, true);
      }
    };
    assertThat(evaluated(model, ragged)).isCloseTo(evaluated(model, new Windows(STEPS, true)), within(1e-6));
  }

  @Test
  void a_window_that_goes_on_with_other_sequences_than_there_were_is_an_error() {
    SequenceModel model = model("gru");
    Examples all = text();
    ExampleSource fewer = new ExampleSource() {
      @Override
      public int batches() {
        return 2;
      }

      @Override
      public Examples batch(int epoch, int index) {
        Examples window = part(all, new int[SEQUENCES], new int[] {4, 4, 4}, index > 0);
        return index == 0 ? window : new Examples(Arrays.copyOf(window.inputs(), 2), Arrays.copyOf(window.targets(), 2),
            new int[] {4, 4}, new long[] {0, 1}, true);
      }
    };
    assertThatThrownBy(() -> evaluated(model, fewer)).isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-EXAMPLES]", "2 sequences", "3", "Fix:");
  }

  /** Two layers, so that the state of both has to go on; large first values, so that it matters. */
  private static SequenceModel model(String cell) {
    return Tasks.RNN.sequenceModel().seed(4).tokens(TOKENS, 6).layers(2, cell, 6).predictTokens()
        .initializer("normal(deviation=0.8)").build();
  }

  private static double evaluated(SequenceModel model, ExampleSource source) {
    try (Workers workers = new Workers(1)) {
      return Evaluation.of(model, source, workers).loss();
    }
  }

  /** The loss of each epoch. */
  private static List<Double> trained(ExampleSource source) {
    List<Double> losses = new ArrayList<>();
    Tasks.RNN.trainer(STILL).listen(new TrainingListener() {
      @Override
      public void epochEnded(Epoch epoch) {
        losses.add(epoch.trainLoss());
      }
    }).fit(model("lstm"), source);
    return losses;
  }

  private static Examples text() {
    float[][] inputs = new float[SEQUENCES][STEPS];
    float[][] targets = new float[SEQUENCES][STEPS];
    for (int s = 0; s < SEQUENCES; s++) {
      for (int t = 0; t < STEPS; t++) {
        inputs[s][t] = (s + t * (t + 1) / 2) % TOKENS;
        targets[s][t] = (s + t * t) % TOKENS;
      }
    }
    int[] lengths = new int[SEQUENCES];
    Arrays.fill(lengths, STEPS);
    return Examples.of(inputs, targets, lengths);
  }

  private static Examples part(Examples all, int[] from, int[] to, boolean continues) {
    float[][] inputs = new float[SEQUENCES][];
    float[][] targets = new float[SEQUENCES][];
    int[] lengths = new int[SEQUENCES];
    for (int s = 0; s < SEQUENCES; s++) {
      inputs[s] = Arrays.copyOfRange(all.inputs()[s], from[s], to[s]);
      targets[s] = Arrays.copyOfRange(all.targets()[s], from[s], to[s]);
      lengths[s] = to[s] - from[s];
    }
    return new Examples(inputs, targets, lengths, all.numbers(), continues);
  }

  /** The text in windows of one length. */
  private record Windows(int steps, boolean carried) implements ExampleSource {
    @Override
    public int batches() {
      return STEPS / steps;
    }

    @Override
    public Examples batch(int epoch, int index) {
      int[] from = new int[SEQUENCES];
      int[] to = new int[SEQUENCES];
      Arrays.fill(from, index * steps);
      Arrays.fill(to, (index + 1) * steps);
      return part(text(), from, to, carried && index > 0);
    }
  }
}
