package dev.rnn.examples.classification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands sentiment and language-id with the user's own texts. */
class ClassifyingCommandsTest {
  @TempDir Path folder;
  private Path texts;

  @BeforeEach
  void write() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) lines.append("first\ta b ").append(i).append("\nsecond\tb a ").append(i).append('\n');
    texts = Files.writeString(folder.resolve("texts.tsv"), lines);
  }

  @Test
  void a_short_run_learns_the_order_of_words_and_the_saved_model_is_measured_again() throws IOException {
    Path json = folder.resolve("figures.json");
    CommandLineRun trained = run("--out", "model", "--epochs", "15", "--hidden", "8", "--json", "figures.json");
    assertThat(trained.err()).doesNotContain("RNN-");
    assertThat(Files.readString(json)).contains("\"test_accuracy\" : 1.0", "\"bag_of_words_test_accuracy\"");
    Files.delete(json);
    assertThat(run("--model", "model", "--json", "figures.json").out()).doesNotContain("trained in");
    assertThat(Files.readString(json)).contains("\"test_accuracy\" : 1.0");
  }

  @Test
  void a_model_of_other_texts_is_refused() throws IOException {
    run("--out", "model", "--epochs", "1", "--hidden", "4");
    Files.writeString(texts, Files.readString(texts).replace('b', 'c'));
    assertThat(run("--model", "model").err()).contains("RNN-TEXTS-MODEL", "Fix:");
  }

  @Test
  void files_that_cannot_be_learned_from_are_refused_with_their_line() throws IOException {
    Files.writeString(texts, "first\ta\nno tab\n");
    assertThat(run().err()).contains("RNN-TEXTS-LINE", "line 2", "no tab", "Fix:");
    Files.writeString(texts, "first\ta\nfirst\tb\n");
    assertThat(run().err()).contains("RNN-TEXTS-LABELS", "[first]");
    Files.writeString(texts, "first\ta\nsecond\tb\n");
    assertThat(run().err()).contains("RNN-TEXTS-FEW", "2 texts");
    texts = Files.createDirectory(folder.resolve("empty"));
    assertThat(run().err()).contains("RNN-TEXTS-FOLDER", "LABEL.txt");
  }

  @Test
  void a_folder_has_a_file_for_each_class() throws IOException {
    Path names = Files.createDirectory(folder.resolve("names"));
    Files.writeString(names.resolve("Short.txt"), "a\nb\nc\nd\ne\nf\n");
    Files.writeString(names.resolve("Long.txt"), "aa\nbb\ncc\ndd\nee\nff\n");
    LabelledCorpus corpus = LabelledFiles.read(names, 1);
    assertThat(corpus.labels()).containsExactly("Long", "Short");
    assertThat(corpus.test()).hasSize(1).doesNotContainAnyElementsOf(corpus.train());
  }

  private CommandLineRun run(String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "sentiment";
    args[1] = "--data";
    args[2] = texts.toString();
    for (int i = 0; i < options.length; i++) {
      boolean file = options[i].equals("model") || options[i].equals("figures.json");
      args[i + 3] = file ? folder.resolve(options[i]).toString() : options[i];
    }
    return CommandLineRun.of(args);
  }
}
