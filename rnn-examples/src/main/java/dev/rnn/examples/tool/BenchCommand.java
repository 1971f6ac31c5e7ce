package dev.rnn.examples.tool;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands for the benchmarks in lists: {@code ./rnn bench} starts them apart, as they are no part of what ships. */
@Command(name = "bench", description = "Measures the engine, alone or beside LibTorch and ONNX Runtime.")
public final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() {
    throw RnnException.error("RNN-BENCH-APART", "the benchmarks are not part of what runs here.")
        .detail("asked for: bench " + String.join(" ", options))
        .fix("start them in a checkout of the project, by ./rnn bench.").build();
  }
}
