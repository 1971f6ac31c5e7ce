package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.AttentionStyle;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.OwnTranslation;
import dev.rnn.benchmarks.task.OwnWordModel;
import dev.rnn.benchmarks.task.TranslationTask;
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
 * The memory of a model's training step, each side in a process of its own (Linux). The whole Java heap is touched at the start,
 * so that what becomes resident later lies outside it: a peer's tensors; of ours the JIT compiler's work, and off-heap
 * panels if there are any. What ours holds in the heap is counted between two steps.
 */
final class StepMemory {
  private static final double MEGABYTE = 1 << 20;
  private static final String MARK = "memory ";
  private static final List<String> FIXED_HEAP = List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");

  private StepMemory() {}

  /** Notes what each side needs beyond {@code numbers}: parameters, gradients and what the optimizer keeps. */
  static void measure(Bench bench, Case one, long numbers) {
    List<String> sides = new ArrayList<>(List.of(Bench.OWN));
    for (Peer peer : bench.peers()) {
      if (peer.name().startsWith("libtorch")) sides.add(peer.name());
    }
    double needed = Float.BYTES * numbers / MEGABYTE;
    for (String side : sides) {
      for (String line : Child.run(StepMemory.class, FIXED_HEAP, side, one.workload(), one.cell(),
          String.valueOf(one.batch()), String.valueOf(one.steps()), String.valueOf(one.input()),
          String.valueOf(one.hidden()), String.valueOf(bench.settings().threads()))) {
        if (line.startsWith(MARK)) bench.note(note(one, side, line.substring(MARK.length()), needed));
      }
    }
  }

  private static String note(Case one, String side, String line, double needed) {
    double[] figures = Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    return String.format(Locale.ROOT,
        "%s %s: heap %.1f MB, outside it at most %.1f MB; parameters, gradients and slots are %.1f MB,"
        + " beyond them are %.1f MB", one.label(), side, figures[0], figures[1], needed,
        (side.equals(Bench.OWN) ? figures[0] : figures[1]) - needed);
  }

  /** In a process of its own: side, workload, cell, B, T, I, H, threads. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    boolean own = arguments[0].equals(Bench.OWN);
    int[] sizes = Arrays.stream(arguments, 3, arguments.length).mapToInt(Integer::parseInt).toArray();
    Case one = new Case(arguments[1], arguments[2], sizes[0], sizes[1], sizes[2], sizes[3]);
    int threads = sizes[4];
    // Classes and natives are loaded by a model of no size: they are not the model's memory.
    try (Step step = step(arguments[0], new Case(one.workload(), one.cell(), 1, 2, 8, 8), threads)) {
      step.run();
    }
    System.gc();
    double heap = heap();
    double resident = status("VmRSS");
    Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // the peak begins anew
    Step step = step(arguments[0], one, threads);
    for (int i = 0; i < 20; i++) step.run();
    double outside = status("VmHWM") - resident;
    System.gc();
    System.out.printf(Locale.ROOT, "%s%.3f %.3f%n", MARK, own ? heap() - heap : 0, outside);
    System.out.flush();
    Runtime.getRuntime().halt(0); // natives may crash in their destructors
  }

  private static Step step(String side, Case size, int threads) {
    boolean words = size.workload().equals(WordModel.NAME);
    if (side.equals(Bench.OWN)) {
      return words ? OwnWordModel.of(WordTask.of(size), threads)
          : OwnTranslation.of(TranslationTask.of(size), threads);
    }
    for (Peer peer : ServiceLoader.load(Peer.class)) {
      if (!peer.name().equals(side)) continue;
      return (words ? peer.wordModel(WordTask.of(size), threads)
          : peer.translation(TranslationTask.of(size), threads, AttentionStyle.KEYS_ONCE)).orElseThrow();
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
