package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * The published counts of the Penn Treebank (Mikolov's preparation), where its files are at hand: in the folder that
 * the property {@code rnn.ptb} or the variable {@code RNN_PTB} names, or in {@code shared/data/ptb} beside the project.
 */
class PennTreebankTest {
  private static final Path FOLDER = folder();

  @Test
  void its_counts_are_the_published_ones() {
    assumeTrue(Files.isDirectory(FOLDER), "no Penn Treebank in " + FOLDER);
    Corpus corpus = Corpus.read(source(), Level.WORD, OptionalInt.empty());
    assertThat(corpus.vocabulary().size()).isEqualTo(10_000);
    assertThat(corpus.train().size()).isEqualTo(929_589);
    assertThat(corpus.valid().size()).isEqualTo(73_760);
    assertThat(corpus.test().size()).isEqualTo(82_430);
    assertThat(corpus.test().lines()).isEqualTo(3_761);
    assertThat(corpus.test().unknown()).isEqualTo(4_794);
    assertThat(corpus.test().characters()).isEqualTo(442_423);

    int counted = 0;
    for (Window window : new ContiguousBatches(corpus.test(), 20, 20)) counted += window.tokens();
    assertThat(counted).isEqualTo(82_430);
  }

  private static Path folder() {
    String named = System.getProperty("rnn.ptb", System.getenv("RNN_PTB"));
    return named != null ? Path.of(named) : Path.of("..", "..", "shared", "data", "ptb"); // tests run in their module
  }

  private static CorpusSource source() {
    return new CorpusFiles(FOLDER.resolve("ptb.train.txt.gz"), Optional.of(FOLDER.resolve("ptb.valid.txt.gz")),
        Optional.of(FOLDER.resolve("ptb.test.txt.gz")));
  }
}
