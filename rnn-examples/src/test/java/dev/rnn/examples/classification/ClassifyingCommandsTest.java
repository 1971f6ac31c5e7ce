package dev.rnn.examples.classification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    assertThat(Files.readString(json)).contains("\"test_accuracy\" : 1.0", "\"bag_of_words_test_accuracy\"",
        "\"test_macro_f1\" : 1.0", "\"test_auc\" : 1.0");
    assertThat(trained.out()).containsPattern("precision recall +F1\\R +0  first +\\d+ +0 +1\\.000");
    Files.delete(json);
    assertThat(run("--model", "model", "--json", "figures.json").out()).doesNotContain("trained in");
    assertThat(Files.readString(json)).contains("\"test_accuracy\" : 1.0");
  }

  @Test
  void in_cross_validation_each_text_is_tested_once_and_no_model_is_kept() throws IOException {
    CommandLineRun run =
        run("--folds", "3", "--epochs", "12", "--hidden", "8", "--out", "model", "--json", "figures.json");
    assertThat(run.err()).doesNotContain("RNN-");
    assertThat(run.out()).contains("fold  1  accuracy", "fold  3  accuracy", "mean of 3 folds: accuracy");
    assertThat(Files.readString(folder.resolve("figures.json"))).contains("\"mean_accuracy\"", "\"fold_3_accuracy\"");
    assertThat(folder.resolve("model")).doesNotExist();
    List<List<LabelledText>> groups = LabelledFiles.groups(texts);
    Set<LabelledText> tested = new HashSet<>();
    for (int fold = 0; fold < 7; fold++) {
      LabelledCorpus parts = LabelledCorpus.fold(groups, 1, fold, 7);
      assertThat(parts.test()).doesNotContainAnyElementsOf(parts.train())
          .doesNotContainAnyElementsOf(parts.validation());
      assertThat(parts.train()).doesNotContainAnyElementsOf(parts.validation());
      for (LabelledText text : parts.test()) assertThat(tested.add(text)).isTrue();
    }
    assertThat(tested).hasSize(120);
  }

  @Test
  void folds_that_cannot_be_made_are_refused() {
    assertThat(run("--folds", "1").err()).contains("RNN-OPTION-FOLDS", "at least two models");
    assertThat(run("--folds", "100").err()).contains("RNN-TEXTS-FEW", "120 texts are too few for 100 folds");
    assertThat(run("--folds", "3", "--interactive").err()).contains("RNN-OPTION-FOLDS");
    assertThat(CommandLineRun.of("sentiment", "--folds", "3").err()).contains("RNN-OPTION-FOLDS", "come in parts");
  }

  @Test
  void a_class_that_one_fold_cannot_learn_is_told_before_any_fold_is_trained() throws IOException {
    Files.writeString(texts, Files.readString(texts) + "rare\tonce\n");
    CommandLineRun run = run("--folds", "5", "--epochs", "1", "--hidden", "4");
    assertThat(run.err()).contains("RNN-TEXTS-CLASS", "no text to learn rare from", "fold ", " of 5", "Fix:");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void texts_may_come_in_parts_and_those_to_learn_from_may_stay_in_their_file() throws IOException {
    Path held = Files.writeString(folder.resolve("held.tsv"), "first\ta b held\nsecond\tb a held\n");
    String[] parts = {"--validation", held.toString(), "--test", held.toString(), "--epochs", "15", "--hidden", "8"};
    CommandLineRun atOnce = run(parts);
    assertThat(atOnce.out()).contains("120 texts to learn from, 2 to choose by, 2 to test; 2 classes");
    List<String> options = new ArrayList<>(List.of(parts));
    options.addAll(List.of("--buffer", "16", "--out", "model", "--json", "figures.json"));
    CommandLineRun lazy = run(options.toArray(String[]::new));
    assertThat(lazy.err()).doesNotContain("RNN-");
    assertThat(lazy.out()).contains("120 texts to learn from, 2 to choose by, 2 to test; 2 classes");
    assertThat(Files.readString(folder.resolve("figures.json"))).contains("\"test_accuracy\" : 1.0");
    options.add("--batch-steps");
    options.add("100");
    assertThat(run(options.toArray(String[]::new)).err()).contains("RNN-OPTION-BATCH-STEPS", "sorted by length");
    Files.writeString(texts, Files.readString(texts) + "no tab\n");
    assertThat(run("--validation", held.toString(), "--test", held.toString(), "--buffer", "16").err())
        .contains("RNN-TEXTS-LINE", "line 121");
    Files.writeString(texts, "first\ta\nfirst\tb\n");
    assertThat(run("--validation", held.toString(), "--test", held.toString(), "--buffer", "16").err())
        .contains("RNN-TEXTS-");
  }

  @Test
  void parts_that_do_not_go_together_are_refused() {
    String held = texts.toString();
    assertThat(run("--validation", held).err()).contains("RNN-OPTION-TEXTS");
    assertThat(run("--buffer", "10").err()).contains("RNN-OPTION-TEXTS");
    assertThat(CommandLineRun.of("sentiment", "--validation", held, "--test", held).err()).contains("RNN-OPTION-TEXTS");
    assertThat(run("--validation", held, "--test", held, "--folds", "3").err()).contains("RNN-OPTION-FOLDS");
  }

  @Test
  void a_saved_model_answers_lines() {
    run("--out", "model", "--epochs", "15", "--hidden", "8");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("b a 3\na b 4\n\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(run("--model", "model", "--interactive").out()).containsSubsequence("second (", "first (");
      String model = folder.resolve("model").toString();
      String other = CommandLineRun.of("language-id", "--model", model, "--interactive").err();
      assertThat(other).contains("RNN-TEXTS-MODEL", "not one that this command trained");
    } finally {
      System.setIn(before);
    }
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
  void a_class_that_nobody_can_learn_is_refused() throws IOException {
    String common = IntStream.range(0, 60).mapToObj(i -> (i % 2 == 0 ? "even" : "odd") + "\ttext " + i + "\n")
        .collect(Collectors.joining());
    Files.writeString(texts, common + "rare\tonly one\n");
    String seed = IntStream.range(0, 100).filter(s -> !LabelledFiles.read(texts, s).labels().contains("rare"))
        .mapToObj(Integer::toString).findFirst().orElseThrow();
    assertThat(run("--seed", seed).err()).contains("RNN-TEXTS-CLASS", "no text to learn rare from",
        "all texts of this class came to validation or test", "another --seed");
    Path folders = Files.createDirectory(folder.resolve("folders"));
    Files.writeString(folders.resolve("Full.txt"), common);
    Files.writeString(folders.resolve("None.txt"), "\n");
    texts = folders;
    assertThat(run().err()).contains("RNN-CORPUS-EMPTY", "None.txt");
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
