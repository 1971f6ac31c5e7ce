package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.tensor.Activation;
import dev.rnn.examples.CommandLineRun;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.OutputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of {@code generate} may get wrong. */
class GenerateMistakesTest {
  @TempDir static Path folder;

  private static Path model;

  @BeforeAll
  static void learn() throws IOException {
    SmallText small = new SmallText(folder);
    assertThat(small.learn().code()).isZero();
    model = small.model();
  }

  @Test
  void files_that_are_no_model() throws IOException {
    refused(generate(folder.resolve("none")), 1, "RNN-FILE-MISSING", "none", "Fix:");
    refused(generate(folder), 1, "RNN-FILE-", "directory", "Fix:");
    byte[] whole = Files.readAllBytes(model);
    refused(generate(file("cut", Arrays.copyOf(whole, whole.length / 2))), 1, "RNN-FILE-TRUNCATED", "cut", "Fix:");
    refused(generate(file("none-at-all", new byte[0])), 1, "RNN-FILE-TRUNCATED", "none-at-all", "Fix:");
    refused(generate(folder.resolve("text.txt")), 1, "RNN-FILE-HEADER", "text.txt", "Fix:");
    byte[] foreign = "\2\0\0\0\0\0\0\0{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    refused(generate(file("foreign", foreign)), 1, "RNN-FILE-NO-MODEL", "foreign", "Fix:");
  }

  @Test
  void a_model_that_was_not_trained_on_text() {
    Rnn rnn = Rnn.create();
    Path numbers = folder.resolve("numbers");
    rnn.save(rnn.sequenceModel().vectors(2).layer("gru", 3).output(1, Activation.IDENTITY, OutputSpec.When.LAST_STEP)
        .loss("mean-squared-error").build(), numbers);
    refused(generate(numbers), 1, "RNN-GENERATE-MODEL", "not trained on text", "Fix:");
  }

  @ParameterizedTest
  @CsvSource({"--temperature, -1", "--temperature, NaN", "--length, -1", "--lines, 0"})
  void a_wrong_value_is_named(String option, String value) {
    refused(generate(model, option, value), 1, "RNN-OPTION-RANGE", value, "Fix:");
  }

  @Test
  void wrong_usage() {
    refused(generate(model, "--promt", "the"), 2, "--promt", "--prompt", "rnn generate --help");
    refused(generate(model, "--length", "long"), 2, "--length", "rnn generate --help");
    refused(generate(model, "the cat"), 2, "the cat", "rnn generate --help");
  }

  @Test
  void words_that_the_model_does_not_know_are_named_and_read_as_unknown() {
    CommandLineRun run = generate(model, "--prompt", "the zebra sat", "--length", "2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("(not in the model's vocabulary, read as <unk>: zebra)").contains("the <unk> sat");
  }

  @Test
  void a_place_for_figures_that_cannot_be_written_to() {
    refused(generate(model, "--json", model.resolve("figures").toString()), 1, "RNN-FILE-", "Fix:");
    refused(generate(model, "--json", model.toString()), 1, "RNN-OPTION-OUT", "Fix:");
  }

  private static Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static CommandLineRun generate(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("generate", "--model", file.toString()));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private static void refused(CommandLineRun run, int code, String... message) {
    assertThat(run.err()).contains(message).doesNotContain("\tat ", "Exception");
    assertThat(run.code()).isEqualTo(code);
  }
}
