package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Quartiles;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.task.OwnWordModel;
import dev.rnn.benchmarks.task.WordTask;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From the start of a JVM to the end of the first training step, and until steps have 90 % of their full speed. */
final class WarmUp implements Workload {
  /** Steps over which the speed at the end is taken. */
  private static final int LAST = 20;

  private static final double FULL = 0.9;

  @Override
  public String name() {
    return "warmup";
  }

  @Override
  public String description() {
    return "from JVM start to the first training step of the word model, H=200, and to 90 % of full speed";
  }

  @Override
  public void run(Bench bench) {
    for (String line : Child.run(WarmUp.class, List.of(), String.valueOf(bench.settings().threads()))) {
      if (line.startsWith("warmup ")) bench.note("warmup, word model H=200: " + line.substring(7));
    }
  }

  /** In a process of its own: threads. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    long begun = System.nanoTime();
    double before = (System.currentTimeMillis() - start) * 1e-3;
    List<Double> ends = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    try (Step step = OwnWordModel.step(WordTask.of(WordModel.of(200)), Integer.parseInt(arguments[0]))) {
      while (ends.size() < 3 * LAST || ends.getLast() < 20) {
        long begin = System.nanoTime();
        step.run();
        long end = System.nanoTime();
        steps.add((end - begin) * 1e-9);
        ends.add(before + (end - begun) * 1e-9);
      }
    }
    double[] times = steps.stream().mapToDouble(d -> d).toArray();
    double full = Quartiles.of(Arrays.copyOfRange(times, times.length - LAST, times.length)).median();
    int warm = firstAtFullSpeed(times, full);
    System.out.printf(Locale.ROOT, "warmup main begins %.2f s, first step done %.2f s, 90 %% of full speed from %.2f s"
        + " (step %d), full speed %.1f ms a step%n", before, ends.getFirst(), ends.get(warm), warm + 1, full * 1e3);
    System.out.flush();
  }

  /** The first step at full speed that begins five with full speed by their median. */
  static int firstAtFullSpeed(double[] times, double full) {
    for (int i = 0; i + 5 <= times.length; i++) {
      if (times[i] <= full / FULL && Quartiles.of(Arrays.copyOfRange(times, i, i + 5)).median() <= full / FULL) {
        return i;
      }
    }
    return times.length - 1;
  }
}
