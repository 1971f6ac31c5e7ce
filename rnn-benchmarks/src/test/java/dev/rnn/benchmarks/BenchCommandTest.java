package dev.rnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  private record Run(int code, String out, String err) {
    static Run of(String... arguments) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = BenchCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
      return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A workload for a moment, for what it does and not for its figures. */
    static Run moment(String workload, String cell, String hidden, String... more) {
      List<String> all = new ArrayList<>(List.of(workload, "--cell", cell, "--hidden", hidden, "--pairs", "1",
          "--warm-up", "0"));
      all.addAll(List.of(more));
      return of(all.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @CsvSource({"train,gru,64", "stream,lstm,128", "inference,vanilla,64", "train-custom,mgu,256", "ragged,lstm,128",
      "long,vanilla,64", "wordlm,lstm,200",
      "seq2seq,gru,128", "decode,gru,128"})
  void workloads_measureTheEngineWithoutPeers(String workload, String cell, String hidden) {
    Run run = Run.moment(workload, cell, hidden);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(workload + " " + cell, "FMA peak").doesNotContain("DIFFERS", "NaN");
  }

  @Test
  void list_namesEveryWorkload() {
    assertThat(Run.of("--list").out().lines().map(line -> line.split(" ", 2)[0])).containsExactly("train", "wordlm",
        "seq2seq", "decode", "stream", "stream-compact", "inference", "train-custom", "ragged", "long", "threads",
        "warmup");
  }

  @Test
  void csv_hasTheColumnsOfThePeersTables(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.csv");
    Run.moment("train", "vanilla", "64", "--csv", file.toString());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).isEqualTo("peer,version,workload,cell,B,T,I,H,threads,ms_median,gflops");
    assertThat(lines.getLast()).matches("rnn,[^,]+,train,vanilla,16,32,64,64,1,\\d+\\.\\d{5},\\d+\\.\\d{2}");
  }

  @Test
  void json_hasRatiosAndThePeak(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.json");
    Run.moment("ragged", "lstm", "128", "--json", file.toString());
    assertThat(Files.readString(file)).contains("\"fmaPeak\"", "\"ratio\"", "rnn-dense");
  }

  @Test
  void anUnknownWorkload_isToldTheNearest() {
    Run run = Run.of("trian");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[RNN-BENCH-WORKLOAD]", "train");
  }

  @Test
  void peersThatAreNotBuilt_areToldHowTo() {
    Run run = Run.of("train", "--peers");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[RNN-BENCH-PEERS]", "./rnn bench --peers");
  }
}
