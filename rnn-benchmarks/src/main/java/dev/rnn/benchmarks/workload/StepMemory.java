package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.OwnEncoderDecoder;
import dev.rnn.benchmarks.task.OwnWordModel;
import dev.rnn.benchmarks.task.PairTask;
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
 * The memory of a model's training step, each side in a process of its own (Linux). The whole Java heap is touched at
 * the start, so that what becomes resident later lies outside it: a peer's tensors; of ours the JIT compiler's work,
 * and off-heap panels if there are any. What ours holds in the heap is counted between two steps.
 */
final class StepMemory {
  private static final double MEGABYTE = 1 << 20;
  private static final String MARK = "memory ";
  private static final List<String> FIXED_HEAP = List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");

  private StepMemory() {}

  static void measure(Bench bench, Case one) {
    for (String side : sides(bench, one)) {
      for (String line : Child.run(StepMemory.class, FIXED_HEAP, one.workload(), side, String.valueOf(one.hidden()),
          String.valueOf(bench.settings().threads()))) {
        if (line.startsWith(MARK)) bench.note(note(one, side, line.substring(MARK.length())));
      }
    }
  }

  private static List<String> sides(Bench bench, Case one) {
    List<String> sides = new ArrayList<>(List.of(Bench.OWN));
    for (Peer peer : bench.peers()) {
      if (isWordModel(one)) {
        if (peer.name().startsWith("libtorch")) sides.add(peer.name());
      } else {
        peer.encoderDecoderStyles().forEach(style -> sides.add(peer.name() + " " + style));
      }
    }
    return sides;
  }

  private static boolean isWordModel(Case one) {
    return one.workload().equals("wordlm");
  }

  /** Parameters, gradients, and Adam's two slots for each. */
  private static double needed(Case one) {
    long numbers = isWordModel(one) ? 2 * WordTask.of(one).parameters() : 4 * PairTask.of(one).parameters();
    return 4.0 * numbers / MEGABYTE;
  }

  private static String note(Case one, String side, String line) {
    double[] figures = Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    double needed = needed(one);
    return String.format(Locale.ROOT,
        "%s %s: heap %.1f MB, outside it at most %.1f MB; parameters, gradients and slots are %.1f MB,"
        + " beyond them are %.1f MB", one.label(), side, figures[0], figures[1], needed,
        (side.equals(Bench.OWN) ? figures[0] : figures[1]) - needed);
  }

  /** In a process of its own: workload, side, hidden size, threads. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    int hidden = Integer.parseInt(arguments[2]);
    Case one = arguments[0].equals("wordlm") ? WordModel.of(hidden) : EncoderDecoderTraining.of(hidden);
    int threads = Integer.parseInt(arguments[3]);
    boolean own = arguments[1].equals(Bench.OWN);
    // Classes and natives are loaded by a model of no size: they are not the model's memory.
    try (Step step = step(arguments[1], new Case(one.workload(), one.cell(), 1, 2, 8, 8), threads)) {
      step.run();
    }
    System.gc();
    double heap = heap();
    double resident = status("VmRSS");
    Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // the peak begins anew
    Step step = step(arguments[1], one, threads);
    for (int i = 0; i < 20; i++) step.run();
    double outside = status("VmHWM") - resident;
    System.gc();
    System.out.printf(Locale.ROOT, "%s%.3f %.3f%n", MARK, own ? heap() - heap : 0, outside);
    System.out.flush();
    Runtime.getRuntime().halt(0); // natives may crash in their destructors
  }

  private static Step step(String side, Case one, int threads) {
    boolean words = isWordModel(one);
    if (side.equals(Bench.OWN)) {
      return words ? OwnWordModel.step(WordTask.of(one), threads) : OwnEncoderDecoder.step(PairTask.of(one), threads);
    }
    for (Peer peer : ServiceLoader.load(Peer.class)) {
      if (peer.name().equals(side) && words) return peer.wordModel(WordTask.of(one), threads).orElseThrow();
      if (side.startsWith(peer.name() + " ")) {
        return peer.encoderDecoder(PairTask.of(one), side.substring(peer.name().length() + 1), threads);
      }
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
