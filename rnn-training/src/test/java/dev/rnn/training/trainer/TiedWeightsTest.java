package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.Safetensors;
import dev.rnn.training.model.SequenceModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedding and output layer with one matrix between them. */
class TiedWeightsTest {
  private static final String TABLE = "embedding/table";
  private static final String OUTPUT = "output/W";

  /** A step of plain gradient descent is the gradient. */
  private static final TrainerSettings STEP = TrainerSettings.DEFAULT.withOptimizer("sgd", 1).withClipping(0, 0);

  @TempDir Path folder;

  @Test
  void the_gradient_of_the_shared_matrix_is_the_sum_of_both_uses() {
    SequenceModel tied = model(true);
    SequenceModel apart = model(false);
    for (String path : tied.parameters().paths()) {
      System.arraycopy(values(tied, path), 0, values(apart, path), 0, values(tied, path).length);
    }
    float[] before = values(tied, TABLE).clone();
    System.arraycopy(before, 0, values(apart, OUTPUT), 0, before.length);
    apart.parameters().changed();

    step(tied);
    step(apart);
    double moved = 0;
    for (int i = 0; i < before.length; i++) {
      float embedding = values(apart, TABLE)[i] - before[i];
      float output = values(apart, OUTPUT)[i] - before[i];
      assertThat(values(tied, TABLE)[i] - before[i]).as("number %d", i).isCloseTo(embedding + output, within(1e-6f));
      moved = Math.max(moved, Math.min(Math.abs(embedding), Math.abs(output)));
    }
    assertThat(moved).as("both uses have a gradient somewhere").isGreaterThan(1e-3);
    for (String path : tied.parameters().paths()) {
      if (!path.equals(TABLE)) assertThat(values(tied, path)).as(path).containsExactly(values(apart, path),
          within(1e-6f));
    }
  }

  @Test
  void the_shared_matrix_is_saved_once_and_is_still_shared_when_it_is_loaded() {
    SequenceModel tied = model(true);
    step(tied);
    Path file = folder.resolve("tied");
    Tasks.RNN.save(tied, file);
    assertThat(Safetensors.read(file).tensors()).containsKey(TABLE).doesNotContainKey(OUTPUT)
        .hasSize(tied.parameters().all().size());
    SequenceModel loaded = Tasks.RNN.load(file);
    step(loaded);
    step(tied);
    assertThat(values(loaded, TABLE)).isEqualTo(values(tied, TABLE));
  }

  @Test
  void sizes_that_do_not_fit_are_an_error() {
    assertThatThrownBy(() -> Tasks.RNN.sequenceModel().tokens(7, 5).layer("gru", 6).predictTokens().tied(true).build())
        .isInstanceOf(RnnException.class).hasMessageContainingAll("[RNN-TIED-SIZES]", "6", "Fix:");
  }

  private static SequenceModel model(boolean tied) {
    return Tasks.RNN.sequenceModel().seed(2).tokens(7, 6).layer("lstm", 6).predictTokens().tied(tied)
        .initializer("normal(deviation=0.5)").build();
  }

  private static void step(SequenceModel model) {
    Tasks.RNN.trainer(STEP).fit(model, new ShuffledExamples(Tasks.cycle(8, 7, 9, 3), 8, 1));
  }

  private static float[] values(SequenceModel model, String path) {
    return model.parameters().values(path);
  }
}
