package dev.rnn.examples.namegenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.examples.CommandLineRun;
import dev.rnn.examples.classification.LabelledFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameGeneratorTest {
  @TempDir private Path folder;

  /** Names of one class are of a and b in turn, those of the other of c and d. */
  private void names() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int n = 1; n <= 30; n++) {
      String end = "." + n % 10 + "\n";
      text.append("First\t").append("ab".repeat(n % 4 + 1)).append("a".repeat(n % 2)).append(end);
      text.append("Second\t").append("cd".repeat(n % 4 + 1)).append("c".repeat(n % 2)).append(end);
    }
    Files.writeString(folder.resolve("names.tsv"), text);
  }

  private CommandLineRun run(String... more) {
    String[] first = {"name-generator", "--data", path("names.tsv"), "--threads", "1"};
    return CommandLineRun.of(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void it_writes_names_of_the_class_that_is_asked_for() throws IOException {
    names();
    CommandLineRun trained = run("--epochs", "40", "--hidden", "16", "--rate", "0.02", "--dropout", "0",
        "--temperature", "0.5", "--out", path("model"), "--json", path("json"));
    assertThat(trained.err()).doesNotContain("RNN-");
    String json = Files.readString(folder.resolve("json"));
    assertThat(json).contains("\"bigram_test_perplexity\"", "\"novel_share\"");
    assertThat(figure(json, "test_perplexity")).isGreaterThan(1).isLessThan(figure(json, "bigram_test_perplexity"));
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("second\nThird\n\n".getBytes(StandardCharsets.UTF_8)));
      String answers = run("--model", path("model"), "--interactive", "--temperature", "0.5", "--count", "3").out();
      assertThat(answers.lines().skip(1).findFirst().orElseThrow()).matches("  c[cd.0-9]*(, c[cd.0-9]*){2}");
      assertThat(answers).contains("RNN-NAMES-CLASS", "there is no class 'Third'", "First, Second");
    } finally {
      System.setIn(before);
    }
  }

  private static double figure(String json, String name) {
    return json.lines().filter(line -> line.strip().startsWith("\"" + name + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1).replace(",", "").strip()))
        .findFirst().orElseThrow();
  }

  @Test
  void mistakes_are_told() throws IOException {
    names();
    assertThat(run("--count", "0").err()).contains("RNN-OPTION-RANGE", "count is 0");
    assertThat(run("--temperature", "-1", "--epochs", "1", "--out", path("m")).err()).contains("temperature is -1");
    run("--epochs", "1", "--hidden", "4", "--out", path("m"));
    assertThat(CommandLineRun.of("sentiment", "--model", path("m"), "--interactive").err()).contains("RNN-TEXTS-MODEL");
    Path names = folder.resolve("names.tsv");
    Files.writeString(names, Files.readString(names).replace("Second", "Last"));
    assertThat(run("--model", path("m")).err()).contains("RNN-NAMES-MODEL", "First, Last");
  }

  @Test
  void a_class_without_names_to_learn_from_is_refused_rather_than_left_out() throws IOException {
    names();
    Path names = folder.resolve("names.tsv");
    Files.writeString(names, Files.readString(names) + "Rare\tefg\n");
    String seed = IntStream.range(0, 100).filter(s -> !LabelledFiles.read(names, s).labels().contains("Rare"))
        .mapToObj(Integer::toString).findFirst().orElseThrow();
    assertThat(run("--seed", seed, "--epochs", "1", "--hidden", "4", "--out", path("m")).err())
        .contains("RNN-TEXTS-CLASS", "no text to learn Rare from", "Fix:");
  }

  @Test
  void bigrams_by_hand() {
    ClassBigrams bigrams = new ClassBigrams(4);
    bigrams.add(0, 2, 3, 1);
    // All counts: 2, 3 and 1 once each. p(2) = (1 + 3/4) / (3 + 3); after the start (1 + p) / 2, of the class
    // (1 + that) / 2.
    double first = (1 + (1 + (1 + 0.75) / 6) / 2) / 2;
    assertThat(bigrams.logProbability(0, 2)).isEqualTo(Math.log(first), within(1e-12));
    // An unseen class has the probabilities of all names.
    assertThat(bigrams.logProbability(1, 2)).isEqualTo(Math.log((1 + (1 + 0.75) / 6) / 2), within(1e-12));
  }

  @Test
  void probabilities_of_bigrams_sum_to_one() {
    ClassBigrams bigrams = new ClassBigrams(5);
    bigrams.add(0, 2, 3, 2, 1);
    bigrams.add(1, 3, 3, 1);
    for (int kind : new int[] {0, 1, 7}) {
      double sum = IntStream.range(0, 5).mapToDouble(c -> Math.exp(bigrams.logProbability(kind, 2, c)
          - bigrams.logProbability(kind, 2))).sum();
      assertThat(sum).isEqualTo(1, within(1e-12));
    }
  }
}
