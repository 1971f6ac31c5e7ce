package dev.rnn.examples.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import dev.rnn.training.data.text.TaggedSentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingCommandTest {
  private static final String[] SMALL = {"--hidden", "8", "--embedding", "8", "--threads", "1", "--seed", "1"};

  @TempDir private Path folder;

  /** The tag of a number depends on the word before it. */
  private Path numbers(String name, int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("from O\n").append(i % 7).append(" B-begin\nto O\n").append(i % 5).append(" B-end\n\n");
      text.append("to O\n").append(i % 3).append(" B-end\n\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private CommandLineRun run(String... more) {
    String[] first = {"tagging"};
    return CommandLineRun.of(Stream.of(first, SMALL, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void it_learns_from_columns_reports_spans_and_answers_lines() throws IOException {
    numbers("train", 60);
    numbers("test", 10);
    CommandLineRun trained = run("--train", path("train"), "--test", path("test"), "--epochs", "12", "--rate", "0.02",
        "--out", path("model"), "--json", path("json"));
    assertThat(trained.err()).doesNotContain("RNN-");
    assertThat(trained.out()).contains("processed 60 tokens with 30 phrases", "FB1: 100.00");
    assertThat(Files.readString(folder.resolve("json"))).contains("\"test_f1\" : 1.0", "\"test_accuracy\" : 1.0",
        "\"usual_tags_test_f1\"");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("from 3 to 4\n\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(run("--model", path("model"), "--interactive").out()).contains("from 3/B-begin to 4/B-end");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void words_and_tags_may_be_two_files_and_tags_need_not_be_spans() throws IOException {
    Files.writeString(folder.resolve("in"), "a b\n".repeat(20));
    Files.writeString(folder.resolve("out"), "X Y\n".repeat(20));
    String both = path("in") + "," + path("out");
    CommandLineRun trained = run("--train", both, "--validation", both, "--test", both, "--epochs", "8", "--rate",
        "0.02", "--out", path("m"), "--json", path("json"));
    assertThat(trained.out()).as("rows are expected, columns are found").containsPattern("0 +X +20 +0 +1\\.000")
        .containsPattern("1 +Y +0 +20 +1\\.000");
    assertThat(Files.readString(folder.resolve("json"))).contains("\"test_accuracy\"").doesNotContain("f1");
  }

  @Test
  void a_tag_that_was_never_learned_is_a_mistake_and_not_an_error() throws IOException {
    numbers("train", 20);
    Files.writeString(folder.resolve("test"), "from B-odd\n3 B-begin\n");
    CommandLineRun trained = run("--train", path("train"), "--validation", path("test"), "--test", path("test"),
        "--epochs",
        "1", "--out", path("m"), "--json", path("json"));
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("odd: precision:   0.00%");
  }

  @Test
  void mistakes_are_told() throws IOException {
    numbers("train", 4);
    assertThat(run("--train", path("train")).err())
        .contains("RNN-OPTION-TAGGED", "Fix: name them with --train and --test");
    assertThat(run("--data", path("train")).err()).contains("RNN-OPTION-TAGGED");
    assertThat(run("--train", path("train"), "--test", path("none")).err()).contains("There is no file");
    String three = String.join(",", path("train"), path("train"), path("train"));
    assertThat(run("--train", three, "--test", three).err()).contains("3 files are named");
    assertThat(run("--train", path("train"), "--test", path("train"), "--tag-column", "5").err())
        .contains("tags in column 5, but there are 2 columns", "line 1");
    Files.writeString(folder.resolve("one"), "a X\n");
    assertThat(run("--train", path("one"), "--test", path("one")).err()).contains("RNN-TAGGED-FEW");
    assertThat(run("--folds", "5").err()).contains("RNN-OPTION-FOLDS", "is not parted anew");
  }

  @Test
  void a_model_of_other_words_is_refused() throws IOException {
    numbers("train", 20);
    run("--train", path("train"), "--test", path("train"), "--epochs", "1", "--out", path("m"));
    Files.writeString(folder.resolve("other"), "a X\n\nb Y\n\nc X\n");
    assertThat(run("--train", path("other"), "--test", path("other"), "--model", path("m")).err())
        .contains("RNN-TAGGING-MODEL", "the model knows 3 tags");
  }

  @Test
  void generated_names_occur_in_one_part_alone() {
    TaggedCorpus corpus = Requests.make(1);
    Set<String> learned = new HashSet<>();
    for (TaggedSentence s : corpus.train()) learned.addAll(cities(s));
    Set<String> tested = new HashSet<>();
    for (TaggedSentence s : corpus.test()) tested.addAll(cities(s));
    assertThat(tested).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(learned);
    assertThat(Requests.make(1)).isEqualTo(corpus);
    assertThat(Requests.make(2)).isNotEqualTo(corpus);
  }

  /** Whole names: parts such as "San" are in many. */
  private static List<String> cities(TaggedSentence sentence) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentence.size(); i++) {
      String tag = sentence.tags().get(i);
      if (tag.matches("B-(from|to|via)")) text.append('\n').append(sentence.words().get(i));
      else if (tag.matches("I-(from|to|via)")) text.append(' ').append(sentence.words().get(i));
    }
    return text.toString().lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void forms_of_a_word() {
    assertThat(WordForm.ALL.stream().map(form -> form.of("Größe747")).toList())
        .containsExactly("größe000", "G", "Gr", "Grö", "0", "00", "000", "e000");
    assertThat(WordForm.ALL.stream().map(form -> form.of("𝔸b")).toList()).contains("𝔸", "𝔸b", "b");
  }
}
