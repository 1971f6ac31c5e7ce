package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of {@code language-model} may get wrong: each is said in words, at once, and nothing is saved. */
class LanguageModelMistakesTest {
  @TempDir Path folder;

  private SmallText small;

  @BeforeEach
  void begin() {
    small = new SmallText(folder);
  }

  @ParameterizedTest
  @CsvSource({
      "--hidden, 0, RNN-OPTION-RANGE", "--hidden, -1, RNN-OPTION-RANGE", "--hidden, 2000000000, RNN-MODEL-TOO-LARGE",
      "--hidden, 60000, RNN-MODEL-TOO-LARGE", "--embedding, 0, RNN-OPTION-RANGE", "--layers, 0, RNN-OPTION-RANGE",
      "--cell, lstn, did you mean 'lstm'?", "--cell, 'gru(reset=during)', during", "--cell, 'gru(', RNN-SPEC-",
      "--cell, '', RNN-SPEC-", "--optimizer, adm, did you mean 'adam'?", "--optimizer, 'adam(beta3=1)', beta3",
      "--recipe, zaremba, did you mean 'zaremba-small'?", "--schedule, cosin, did you mean 'cosine'?",
      "--level, wrd, RNN-CORPUS-LEVEL", "--epochs, 0, RNN-OPTION-RANGE", "--threads, 0, RNN-OPTION-RANGE",
      "--threads, -2, RNN-OPTION-RANGE", "--threads, 100000, RNN-OPTION-RANGE", "--rate, -1, RNN-OPTION-RANGE",
      "--rate, 0, RNN-OPTION-RANGE", "--rate, NaN, RNN-OPTION-RANGE", "--rate, Infinity, RNN-OPTION-RANGE",
      "--dropout, 1.5, RNN-OPTION-RANGE", "--dropout, 2, RNN-OPTION-RANGE", "--dropout, -0.1, RNN-OPTION-RANGE",
      "--dropout, NaN, RNN-OPTION-RANGE", "--clip, -1, RNN-OPTION-RANGE", "--clip, NaN, RNN-OPTION-RANGE",
      "--patience, -1, RNN-OPTION-RANGE", "--vocabulary, 1, RNN-CORPUS-VOCABULARY",
      "--vocabulary, -5, RNN-CORPUS-VOCABULARY", "--batch, 0, RNN-", "--batch, -4, RNN-", "--steps, 0, RNN-",
      "--samples, -1, RNN-OPTION-RANGE", "--plugins, no-such-folder, RNN-PLUGIN-PATH"
  })
  void a_wrong_value_is_named(String option, String value, String message) throws IOException {
    CommandLineRun run = small.learn(option, value);
    refused(run, 1, message, "Fix:");
  }

  @ParameterizedTest
  @CsvSource({"--hidden, many", "--hidden, 1.5", "--hidden, 99999999999", "--rate, fast", "--epochs, ''", "--seed, 0x"})
  void what_is_no_number_is_wrong_usage(String option, String value) throws IOException {
    refused(small.learn(option, value), 2, "Invalid value for option '" + option + "'", "rnn language-model --help");
  }

  @Test
  void tied_weights_of_two_sizes() throws IOException {
    String text = small.text(SmallText.LINE.repeat(40)).toString();
    CommandLineRun run = CommandLineRun.of("language-model", "--corpus", text, "--hidden", "16", "--embedding", "8",
        "--tied", "--out", small.model().toString());
    refused(run, 1, "RNN-TIED-SIZES", "Fix:");
  }

  @Test
  void a_corpus_that_cannot_be_read_is_named() throws IOException {
    refused(small.learn(folder.resolve("missing")), 1, "RNN-CORPUS-", "missing", "Fix:");
    refused(small.learn(folder), 1, "RNN-CORPUS-", folder.toString(), "Fix:");
    refused(small.learn(bytes("empty", new byte[0])), 1, "RNN-CORPUS-EMPTY", "empty", "Fix:");
    refused(small.learn(bytes("blank", " \n\n \n".getBytes(StandardCharsets.UTF_8))), 1, "RNN-CORPUS-", "blank",
        "Fix:");
    refused(small.learn(bytes("binary", new byte[] {1, 0, 2, 0})), 1, "RNN-CORPUS-", "binary", "Fix:");
    refused(small.learn(bytes("latin", new byte[] {'a', ' ', (byte) 0xe4, '\n'})), 1, "RNN-CORPUS-", "latin", "Fix:");
    refused(small.learn(bytes("broken.gz", new byte[] {31, (byte) 139, 8, 0, 1})), 1, "RNN-CORPUS-", "broken.gz",
        "Fix:");
    refused(small.learn(small.text("word\n".repeat(30))), 1, "RNN-CORPUS-ONE-WORD", "Fix:");
    refused(small.learn(small.text("one line only")), 1, "RNN-CORPUS-", "Fix:");
  }

  @Test
  void other_texts_that_are_missing_or_alone() throws IOException {
    refused(small.learn("--valid", folder.resolve("none").toString()), 1, "RNN-CORPUS-", "none", "Fix:");
    refused(CommandLineRun.of("language-model", "--test", "x", "--out", small.model().toString()), 1,
        "RNN-OPTION-CORPUS", "Fix:");
  }

  @Test
  void a_place_that_cannot_be_written_to_is_told_before_training() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    for (String option : new String[] {"--out", "--json"}) {
      CommandLineRun below = small.learn(option, file.resolve("model").toString());
      refused(below, 1, "RNN-FILE-", file.toString(), "Fix:");
      assertThat(below.out()).as("before anything was read").isEmpty();
      refused(small.learn(option, folder.toString()), 1, "RNN-FILE-TARGET", "directory", "Fix:");
    }
    assertThat(file).hasContent("in the way");
  }

  @Test
  void a_folder_without_permission_is_told_before_training() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeThat(closed.toFile().setWritable(false) && !Files.isWritable(closed)).as("the system closes folders")
        .isTrue();
    CommandLineRun run = small.learn("--out", closed.resolve("model").toString());
    refused(run, 1, "RNN-FILE-WRITE", "no permission", "Fix:");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void figures_go_to_a_folder_that_did_not_exist() throws IOException {
    Path figures = folder.resolve("new").resolve("folder").resolve("figures.json");
    CommandLineRun run = small.learn("--json", figures.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(figures).content().contains("\"test_perplexity\"");
  }

  @Test
  void the_text_itself_is_not_overwritten() throws IOException {
    Path text = small.text(SmallText.LINE.repeat(40));
    refused(small.learn(text, "--out", text.toString()), 1, "RNN-OPTION-OUT", "Fix:");
    refused(small.learn(text, "--json", text.toString()), 1, "RNN-OPTION-OUT", "Fix:");
    assertThat(text).hasContent(SmallText.LINE.repeat(40));
  }

  private Path bytes(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void refused(CommandLineRun run, int code, String... message) {
    assertThat(run.err()).contains(message).doesNotContain("\tat ", "Exception");
    assertThat(run.code()).isEqualTo(code);
    assertThat(small.model()).doesNotExist();
  }
}
