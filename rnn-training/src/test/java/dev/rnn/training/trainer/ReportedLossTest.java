package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.training.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners are told of losses and gradients can be compared, whatever sums are divided by. */
class ReportedLossTest {
  /** Too little to change a parameter. */
  private static final TrainerSettings STILL =
      TrainerSettings.DEFAULT.withOptimizer("sgd", 1e-30).withClipping(0, 0).withAccumulation(2);
  private static final int TOKENS = 7;

  /** An untrained model's loss is near that of chance for each token; so must be every mean of it. */
  @ParameterizedTest
  @EnumSource(Reduction.class)
  void losses_of_updates_and_epochs_are_means_under_each_reduction(Reduction reduction) {
    Heard heard = trained(STILL.withReduction(reduction));
    assertThat(heard.updates).hasSize(3).allSatisfy(u -> assertThat(u.loss()).isCloseTo(Math.log(TOKENS), within(0.5)));
    assertThat(heard.epochs).singleElement()
        .satisfies(e -> assertThat(e.trainLoss()).isCloseTo(Math.log(TOKENS), within(0.5)));
  }

  @Test
  void an_epoch_tells_the_share_of_clipped_updates_and_the_mean_norm_before_clipping() {
    Heard free = trained(STILL);
    List<Double> norms = free.updates.stream().map(TrainingListener.Update::gradientNorm).sorted().toList();
    Heard clipped = trained(STILL.withClipping((norms.get(0) + norms.get(1)) / 2, 0)); // all but the smallest
    double mean = norms.stream().mapToDouble(n -> n).average().orElseThrow();
    assertThat(free.epochs.getFirst().clippedShare()).isZero();
    assertThat(clipped.epochs.getFirst().clippedShare()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(clipped.epochs.getFirst().gradientNorm()).isCloseTo(mean, within(1e-9));
  }

  private static Heard trained(TrainerSettings settings) {
    SequenceModel model = Tasks.tokens("vanilla", TOKENS, 0, 1);
    Heard heard = new Heard();
    Tasks.RNN.trainer(settings).listen(heard)
        .fit(model, new ShuffledExamples(Tasks.cycle(48, TOKENS, 9, 3), 8, 1));
    return heard;
  }

  private static final class Heard implements TrainingListener {
    private final List<Update> updates = new ArrayList<>();
    private final List<Epoch> epochs = new ArrayList<>();

    @Override
    public void updated(Update update) {
      updates.add(update);
    }

    @Override
    public void epochEnded(Epoch epoch) {
      epochs.add(epoch);
    }
  }
}
