package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageModelCommandTest {
  private static final String LINE = "the cat sat on the mat and the dog sat on the log\n";

  @TempDir Path folder;

  @Test
  void aTextIsLearned_measuredBesideBaselines_sampledAndSaved_andGenerateGoesOn() throws IOException {
    CommandLineRun run = learn(text(LINE.repeat(80)), "--json", folder.resolve("figures.json").toString(), "--epochs", "30",
        "--dropout", "0");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("unigram", "bigram (Kneser-Ney)", "this model", "saved to ");
    assertThat(folder.resolve("figures.json")).content().contains("\"tokens_per_second\"", "\"valid_perplexity\"",
        "\"test_perplexity\"", "\"vocabulary\" : 10", "\"unknown_share\" : 0.0", "\"bigram_test_perplexity\"");

    CommandLineRun generated = CommandLineRun.of("generate", "--model", model(), "--prompt", "the cat", "--temperature", "0");
    assertThat(generated.out()).isEqualTo(LINE);
  }

  @Test
  void theSameSeedGivesTheSameFile_withOneAndTwoThreads() throws IOException {
    Path text = text(LINE.repeat(40));
    learn(text, "--threads", "1");
    byte[] one = Files.readAllBytes(Path.of(model()));
    learn(text, "--threads", "2");
    assertThat(Path.of(model())).hasBinaryContent(one);
    learn(text, "--seed", "2");
    assertThat(Files.readAllBytes(Path.of(model()))).isNotEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
      "--hidden, 0, RNN-OPTION-RANGE", "--hidden, -3, RNN-OPTION-RANGE", "--hidden, 2000000000, RNN-MODEL-TOO-LARGE",
      "--hidden, 60000, RNN-MODEL-TOO-LARGE", "--cell, lstn, did you mean 'lstm'?", "--optimizer, adm, did you mean 'adam'?",
      "--recipe, zaremba, there is no recipe", "--schedule, cosin, did you mean 'cosine'?", "--level, wrd, RNN-CORPUS-LEVEL",
      "--cell, 'gru(reset=during)', during", "--epochs, 0, RNN-OPTION-RANGE", "--rate, -1, RNN-OPTION-RANGE",
      "--dropout, 1.5, RNN-OPTION-RANGE", "--vocabulary, 1, RNN-CORPUS-VOCABULARY"
  })
  void aWrongOptionIsNamed(String option, String value, String message) throws IOException {
    CommandLineRun run = learn(text(LINE.repeat(40)), option, value);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(Path.of(model())).doesNotExist();
  }

  @Test
  void aCorpusThatCannotBeReadIsNamed() throws IOException {
    assertThat(learn(folder.resolve("missing")).err()).contains("RNN-CORPUS-", "missing");
    assertThat(learn(text("")).err()).contains("RNN-CORPUS-");
    assertThat(learn(text("word\n".repeat(30))).err()).contains("RNN-CORPUS-ONE-WORD");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {1, 0, 2, 0});
    assertThat(learn(binary).err()).contains("RNN-CORPUS-");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', ' ', (byte) 0xe4, '\n'});
    assertThat(learn(latin).err()).contains("RNN-CORPUS-");
  }

  @Test
  void generate_saysWhatIsWrongWithAModelFile() throws IOException {
    assertThat(CommandLineRun.of("generate", "--model", folder.resolve("none").toString()).code()).isEqualTo(1);
    learn(text(LINE.repeat(40)));
    byte[] whole = Files.readAllBytes(Path.of(model()));
    Files.write(Path.of(model()), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(CommandLineRun.of("generate", "--model", model()).err()).contains("[RNN-FILE-").doesNotContain("\tat ");
  }

  private Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), content);
  }

  private String model() {
    return folder.resolve("model.safetensors").toString();
  }

  private CommandLineRun learn(Path text, String... more) {
    List<String> args = new ArrayList<>(List.of("language-model", "--corpus", text.toString(), "--hidden", "16", "--batch", "4",
        "--epochs", "1", "--samples", "1", "--rate", "0.02", "--out", model()));
    for (int i = 0; i < more.length; i += 2) { // later options take the place of earlier ones
      int at = args.indexOf(more[i]);
      if (at >= 0) args.set(at + 1, more[i + 1]);
      else args.addAll(List.of(more[i], more[i + 1]));
    }
    return CommandLineRun.of(args.toArray(String[]::new));
  }
}
