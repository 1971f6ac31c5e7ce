package dev.rnn.benchmarks;

import dev.rnn.api.error.RnnException;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.workload.Bench;
import dev.rnn.benchmarks.workload.Settings;
import dev.rnn.benchmarks.workload.Workload;
import dev.rnn.benchmarks.workload.Workloads;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rnn bench}: measures the engine, alone or beside its peers. Exit codes: 0 done, 1 an error, 2 wrong usage. */
@Command(name = "rnn bench", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Measures the engine, alone or beside its peers.")
public final class BenchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "WORKLOAD", description = "Which ones; all by default. --list names them.")
  private List<String> workloads = new ArrayList<>();

  @Option(names = "--list", description = "Only shows the workloads.")
  private boolean list;

  @Option(names = "--peers",
      description = "Also LibTorch (with MKL) and ONNX Runtime, in turn with ours. Linux x86-64.")
  private boolean peers;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
      description = "Of every side (default ${DEFAULT-VALUE}).")
  private int threads = 1;

  @Option(names = "--pairs", paramLabel = "N", defaultValue = "21",
      description = "Samples of each side, 7 at most for steps over a second (default ${DEFAULT-VALUE}).")
  private int pairs = 21;

  @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "2",
      description = "Of each side, before it is measured (default ${DEFAULT-VALUE}).")
  private double warmUp = 2;

  @Option(names = "--cell", paramLabel = "NAME", split = ",", description = "Only these cells.")
  private List<String> cells = new ArrayList<>();

  @Option(names = "--hidden", paramLabel = "H", split = ",", description = "Only these sizes.")
  private List<Integer> hidden = new ArrayList<>();

  @Option(names = "--wall", description = "Wall clock also for one thread, not the processor time of that thread.")
  private boolean wall;

  @Option(names = "--memory", description = "The memory of wordlm and seq2seq, not their time. Linux.")
  private boolean memory;

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes a row for each side of each case.")
  private @Nullable Path csv;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes ratios and peaks too.")
  private @Nullable Path json;

  private final PrintStream out;

  BenchCommand(PrintStream out) {
    this.out = out;
  }

  /** Runs the command and ends the JVM with its exit code. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    int code = run(System.out, System.err, arguments);
    System.out.flush();
    // Not exit: the peers' natives may crash in their destructors.
    Runtime.getRuntime().halt(code);
  }

  /** Runs the command, whose own name may stand first; returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... given) {
    boolean named = given.length > 0 && given[0].equals("bench");
    String[] arguments = named ? Arrays.copyOfRange(given, 1, given.length) : given;
    return new CommandLine(new BenchCommand(out)).setExecutionExceptionHandler((reason, _, _) -> {
      if (reason instanceof RnnException known) err.println(known.getMessage());
      else reason.printStackTrace(err);
      return 1;
    }).execute(arguments);
  }

  @Override
  public Integer call() {
    List<Workload> chosen = Workloads.named(workloads);
    if (list) {
      chosen.forEach(w -> out.printf("%-14s %s%n", w.name(), w.description()));
      return 0;
    }
    require(threads >= 1, "--threads", threads);
    require(pairs >= 1, "--pairs", pairs);
    Report report = new Report(out);
    List<String> notes = new ArrayList<>();
    Settings settings = new Settings(threads, pairs, warmUp, wall, memory, cells, hidden);
    Bench bench = new Bench(settings, found(), report::add, text -> {
      notes.add(text);
      report.note(text);
    });
    for (Workload workload : chosen) {
      workload.run(bench);
      // After each workload, so that a long run which is stopped leaves what it has.
      if (csv != null) ResultFiles.csv(csv, report.results());
      if (json != null) ResultFiles.json(json, report.results(), notes);
    }
    report.end();
    return 0;
  }

  private List<Peer> found() {
    if (!peers) return List.of();
    List<Peer> all = new ArrayList<>();
    try {
      ServiceLoader.load(Peer.class).forEach(all::add);
    } catch (ServiceConfigurationError reason) {
      throw RnnException.error("RNN-BENCH-PEERS", "a peer cannot be loaded: " + reason.getMessage())
          .detail(String.valueOf(reason.getCause()))
          .fix("run it on Linux x86-64, after removing rnn-benchmarks/peers/target.").cause(reason).build();
    }
    if (!all.isEmpty()) return all;
    throw RnnException.error("RNN-BENCH-PEERS", "there are no peers to measure beside.")
        .fix("start it as ./rnn bench --peers on Linux x86-64, which builds them in Maven's profile \"peers\".")
        .build();
  }

  private static void require(boolean holds, String what, int value) {
    if (holds) return;
    throw RnnException.error("RNN-OPTION-RANGE", what + " is " + value + ".").fix("use a number from 1.").build();
  }
}
