package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageModelCommandTest {
  private static final String LINE = SmallText.LINE;

  @TempDir Path folder;

  @Test
  void aTextIsLearned_measuredBesideBaselines_sampledAndSaved_andGenerateGoesOn() throws IOException {
    CommandLineRun run = learn(text(LINE.repeat(80)), "--json", folder.resolve("figures.json").toString(), "--epochs",
        "30", "--dropout", "0");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("unigram", "bigram (Kneser-Ney)", "this model", "saved to ");
    assertThat(folder.resolve("figures.json")).content().contains("\"tokens_per_second\"", "\"valid_perplexity\"",
        "\"test_perplexity\"", "\"vocabulary\" : 10", "\"unknown_share\" : 0.0", "\"bigram_test_perplexity\"");

    CommandLineRun generated = CommandLineRun.of("generate", "--model", model(), "--prompt", "the cat", "--temperature",
        "0");
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

  private Path text(String content) throws IOException {
    return new SmallText(folder).text(content);
  }

  private String model() {
    return new SmallText(folder).model().toString();
  }

  private CommandLineRun learn(Path text, String... more) {
    return new SmallText(folder).learn(text, more);
  }
}
