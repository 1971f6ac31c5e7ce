package dev.rnn.examples.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling rising from falling series. */
class ClassifySeriesCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void series() throws IOException {
    List<String> lines = new ArrayList<>(List.of("@univariate true", "@classLabel true down up", "@data"));
    for (int s = 0; s < 20; s++) {
      lines.add(s + "," + (s + 1) + "," + (s + 2) + ":up");
      lines.add((s + 2) + "," + (s + 1) + "," + s + "," + (s - 1) + ":down");
    }
    Files.write(folder.resolve("train.ts"), lines);
  }

  @Test
  void a_short_run_tells_the_classes_and_the_saved_model_is_measured_again() throws IOException {
    Path json = folder.resolve("figures.json");
    CommandLineRun trained = run("--out", place("model"), "--epochs", "25", "--hidden", "8", "--rate", "0.02",
        "--json", json.toString());
    assertThat(trained.err()).doesNotContain("RNN-");
    assertThat(trained.out()).contains("36 series to learn from, 4 to choose by, 40 to test; 2 classes, 1 channels, "
        + "3 to 4 steps", "nearest mean");
    assertThat(Files.readString(json)).contains("\"test_accuracy\" : 1.0", "\"nearest_mean_test_accuracy\"",
        "\"test_macro_f1\" : 1.0", "\"test_auc\" : 1.0");
    Files.delete(json);
    assertThat(run("--model", place("model"), "--json", json.toString()).out()).doesNotContain("trained in");
    assertThat(Files.readString(json)).contains("\"test_accuracy\" : 1.0");
  }

  @Test
  void a_model_of_other_classes_or_channels_is_refused() throws IOException {
    run("--out", place("model"), "--epochs", "1", "--hidden", "4");
    Path train = folder.resolve("train.ts");
    String before = Files.readString(train);
    Files.writeString(train, before.replace("up", "left"));
    assertThat(run("--model", place("model")).err()).contains("RNN-SERIES-MODEL", "[down, up]", "[down, left]", "Fix:");
    Files.writeString(train, "@dimensions 2\n@classLabel true down up\n@data\n"
        + "1,2:3,4:up\n2,1:4,3:down\n".repeat(20));
    assertThat(run("--model", place("model")).err()).contains("RNN-SERIES-MODEL", "channels");
  }

  @Test
  void every_pooling_and_no_held_out_part_can_be_chosen() {
    for (String pooling : List.of("last", "first", "max", "attention(", "dot")) {
      CommandLineRun done = run("--out", place("model"), "--epochs", "1", "--hidden", "4", "--validation", "0",
          "--pooling", pooling);
      if (pooling.equals("attention(")) assertThat(done.err()).contains("RNN-");
      else assertThat(done.out()).as(pooling + done.err()).contains("the same to choose by", "saved to");
    }
  }

  @Test
  void series_that_cannot_be_learned_are_refused() throws IOException {
    assertThat(run("--validation", "1").err()).contains("RNN-OPTION-RANGE");
    assertThat(CommandLineRun.of("classify-series", "--train", place("train.ts")).err())
        .contains("RNN-OPTION-SERIES", "--test");
    assertThat(CommandLineRun.of("classify-series", "--data", place("train.ts")).err()).contains("RNN-OPTION-SERIES");
    Files.write(folder.resolve("train.ts"), List.of("1,2,a", "2,3,a", "3,4,b"));
    assertThat(run().err()).contains("RNN-SERIES-FEW", "'b' has 1");
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRun run(String... options) {
    return CommandLineRun.of(Stream.concat(Stream.of("classify-series", "--train", place("train.ts"), "--test",
        place("train.ts")), Stream.of(options)).toArray(String[]::new));
  }
}
