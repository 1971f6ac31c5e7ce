package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.training.model.SequenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibilityTest {
  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameFile_withOneTwoAndThreeThreads() throws IOException {
    byte[] first = trained(1, 1);
    assertThat(trained(1, 1)).isEqualTo(first);
    assertThat(trained(1, 2)).isEqualTo(first);
    assertThat(trained(1, 3)).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesAnotherFile() throws IOException {
    assertThat(trained(2, 1)).isNotEqualTo(trained(1, 1));
  }

  private byte[] trained(long seed, int threads) throws IOException {
    SequenceModel model = Tasks.tokens("gru", 40, 0.3, seed);
    TrainerSettings settings = TrainerSettings.DEFAULT.withSeed(seed).withThreads(threads).withEpochs(2);
    Tasks.RNN.trainer(settings).fit(model, new ShuffledExamples(Tasks.cycle(60, 40, 12, 3), 20, seed));
    Path file = folder.resolve("model");
    Tasks.RNN.save(model, file);
    return Files.readAllBytes(file);
  }
}
