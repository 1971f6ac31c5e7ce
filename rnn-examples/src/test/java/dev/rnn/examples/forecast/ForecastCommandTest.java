package dev.rnn.examples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.examples.CommandLineRun;
import dev.rnn.training.Rnn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasting a series whose every season is a little higher than the one before. */
class ForecastCommandTest {
  @TempDir Path folder;

  @Test
  void a_trend_is_learned_that_repeating_the_season_misses_and_the_saved_model_is_measured_again() throws IOException {
    csv(120);
    Path json = folder.resolve("figures.json");
    CommandLineRun trained = run("--time", "month", "--out", place("model"), "--epochs", "3", "--hidden", "4",
        "--json", json.toString());
    assertThat(trained.err()).doesNotContain("RNN-");
    assertThat(trained.out()).contains("seasonal naive", "this model", "step 1 ahead");
    assertThat(Files.readString(json)).contains("\"test_rmse\"", "\"test_mae\"");
    assertThat(Double.parseDouble(figure(json, "seasonal_naive_test_mae"))).isCloseTo(12, within(1e-9));
    assertThat(Double.parseDouble(figure(json, "seasonal_naive_test_mase"))).isCloseTo(1, within(1e-9));
    String figure = figure(json, "test_mase");
    assertThat(Double.parseDouble(figure)).isLessThan(0.5);
    Files.delete(json);
    assertThat(run("--time", "month", "--model", place("model"), "--json", json.toString()).out())
        .doesNotContain("trained in");
    assertThat(figure(json, "test_mase")).isEqualTo(figure);
    assertThat(run("--model", place("model")).err()).contains("RNN-SERIES-MODEL", "Fix:");
  }

  @Test
  void a_model_that_classifies_is_refused() throws IOException {
    csv(120);
    String classifier = place("classifier");
    Rnn rnn = Rnn.create();
    rnn.save(rnn.sequenceModel().vectors(2).layer("gru", 2).manyToOne().classes(12).build(), Path.of(classifier));
    assertThat(run("--model", classifier).err()).contains("RNN-SERIES-MODEL", "does not forecast numbers",
        "softmax of 12", "Fix:");
  }

  @Test
  void series_that_cannot_be_forecast_are_refused() throws IOException {
    csv(120);
    String csv = place("series.csv");
    assertThat(CommandLineRun.of("forecast", "--csv", csv, "--column", "value", "--season", "100").err())
        .contains("RNN-SERIES-SHORT", "Fix:");
    assertThat(CommandLineRun.of("forecast", "--csv", csv, "--column", "value", "--season", "0").err())
        .contains("RNN-OPTION-RANGE", "season is 0");
    assertThat(run("--test", "0").err()).contains("RNN-SPLIT-EMPTY");
    assertThat(run("--train", "200").err()).contains("RNN-SERIES-SHORT", "120 steps");
    assertThat(run("--time", "value").err()).contains("RNN-TABLE-TIME", "series.csv:2");
    assertThat(CommandLineRun.of("forecast", "--csv", place("series.csv")).err())
        .contains("RNN-OPTION-CSV", "month, value");
    assertThat(CommandLineRun.of("forecast", "--column", "value").err()).contains("RNN-OPTION-CSV", "--csv");
    assertThat(run("--out", place("series.csv")).err()).contains("RNN-OPTION-OUT");
  }

  private void csv(int months) throws IOException {
    List<String> lines = new ArrayList<>(List.of("month,value"));
    for (int t = 0; t < months; t++) {
      double value = 100 + t + 30 * Math.sin(2 * Math.PI * t / 12);
      lines.add(LocalDate.of(2000, 1, 1).plusMonths(t) + "," + value);
    }
    Files.write(folder.resolve("series.csv"), lines);
  }

  private static String figure(Path json, String name) throws IOException {
    return Files.readAllLines(json).stream().map(String::strip).filter(line -> line.startsWith("\"" + name + "\""))
        .map(line -> line.replaceAll(".*: |,$", "")).findFirst().orElseThrow();
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRun run(String... options) {
    return CommandLineRun.of(Stream.concat(Stream.of("forecast", "--csv", place("series.csv"), "--column", "value",
        "--season", "12", "--input", "12"), Stream.of(options)).toArray(String[]::new));
  }
}
