package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.OwnWordModel;
import dev.rnn.benchmarks.task.WordTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * The memory of the word model, each side in a process of its own (Linux). The whole Java heap is touched at the start,
 * so that what becomes resident later lies outside it: a peer's tensors; of ours the JIT compiler's work, and off-heap
 * panels if there are any. What ours holds in the heap is counted between two steps.
 */
final class WordMemory {
  private static final double MEGABYTE = 1 << 20;
  private static final String MARK = "memory ";
  private static final List<String> FIXED_HEAP = List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");

  private WordMemory() {}

  static void measure(Bench bench, Case one) {
    List<String> sides = new ArrayList<>(List.of(Bench.OWN));
    for (Peer peer : bench.peers()) {
      if (peer.name().startsWith("libtorch")) sides.add(peer.name());
    }
    double needed = 2 * 4.0 * WordTask.of(one).parameters() / MEGABYTE;
    for (String side : sides) {
      for (String line : Child.run(WordMemory.class, FIXED_HEAP, side, String.valueOf(one.hidden()),
          String.valueOf(bench.settings().threads()))) {
        if (line.startsWith(MARK)) bench.note(note(one, side, line.substring(MARK.length()), needed));
      }
    }
  }

  private static String note(Case one, String side, String line, double needed) {
    double[] figures = Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    return String.format(Locale.ROOT,
        "%s %s: heap %.1f MB, outside it at most %.1f MB; parameters and gradients are %.1f MB,"
        + " beyond them are %.1f MB", one.label(), side, figures[0], figures[1], needed,
        (side.equals(Bench.OWN) ? figures[0] : figures[1]) - needed);
  }

  /** In a process of its own: side, hidden size, threads. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    WordTask task = WordTask.of(WordModel.of(Integer.parseInt(arguments[1])));
    int threads = Integer.parseInt(arguments[2]);
    boolean own = arguments[0].equals(Bench.OWN);
    // Classes and natives are loaded by a model of no size: they are not the model's memory.
    WordTask small = WordTask.of(new Case("wordlm", "lstm", 1, 2, 8, 8));
    try (Step step = step(arguments[0], small, threads)) {
      step.run();
    }
    System.gc();
    double heap = heap();
    double resident = status("VmRSS");
    Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // the peak begins anew
    Step step = step(arguments[0], task, threads);
    for (int i = 0; i < 20; i++) step.run();
    double outside = status("VmHWM") - resident;
    System.gc();
    System.out.printf(Locale.ROOT, "%s%.3f %.3f%n", MARK, own ? heap() - heap : 0, outside);
    System.out.flush();
    Runtime.getRuntime().halt(0); // natives may crash in their destructors
  }

  private static Step step(String side, WordTask task, int threads) {
    if (side.equals(Bench.OWN)) return OwnWordModel.step(task, threads);
    for (Peer peer : ServiceLoader.load(Peer.class)) {
      if (peer.name().equals(side)) return peer.wordModel(task, threads).orElseThrow();
    }
    throw new IllegalArgumentException("no peer " + side);
  }

  private static double heap() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  private static double status(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith(name + ":")) return Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0;
    }
    return Double.NaN;
  }
}
