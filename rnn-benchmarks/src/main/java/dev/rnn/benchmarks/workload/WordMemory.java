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
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * The memory of the word model, beyond parameters and gradients: each side in a process of its own, by the peak of its
 * resident memory minus what was resident before the model, and ours also by what the heap holds between two steps. Linux.
 */
final class WordMemory {
  private static final double MEGABYTE = 1 << 20;

  private WordMemory() {}

  static void measure(Bench bench, Case one) {
    List<String> sides = new ArrayList<>(List.of(Bench.OWN));
    for (Peer peer : bench.peers()) {
      if (peer.name().startsWith("libtorch")) sides.add(peer.name());
    }
    double needed = 2 * 4.0 * WordTask.of(one).parameters() / MEGABYTE;
    for (String side : sides) {
      List<String> figures = Child.run(WordMemory.class, side, String.valueOf(one.hidden()),
          String.valueOf(bench.settings().threads()));
      for (String line : figures) {
        if (!line.startsWith("memory ")) continue;
        String[] parts = line.split(" ", -1);
        double megabytes = Double.parseDouble(parts[2]);
        bench.note(String.format(Locale.ROOT, "%s %s, %s: %.1f MB, of which parameters and gradients %.1f, beyond them %.1f",
            one.label(), side, parts[1], megabytes, needed, megabytes - needed));
      }
    }
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
    System.out.printf(Locale.ROOT, "memory resident %.3f%n", status("VmHWM") - resident);
    System.gc();
    if (own) System.out.printf(Locale.ROOT, "memory heap %.3f%n", heap() - heap);
    System.out.flush();
    Runtime.getRuntime().halt(0); // natives may crash in their destructors
  }

  private static Step step(String side, WordTask task, int threads) {
    if (side.equals(Bench.OWN)) return new OwnWordModel(task, threads);
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
