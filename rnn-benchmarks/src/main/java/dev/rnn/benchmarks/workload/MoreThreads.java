package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Agreement;
import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.WordTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several threads against one, on every side; by the wall clock. The results must have the same bits. */
final class MoreThreads implements Workload {
  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String description() {
    return "two threads (or --threads) against one, a layer and the word model";
  }

  @Override
  public void run(Bench bench) {
    int threads = Math.max(2, bench.settings().threads());
    Case layer = Shapes.of(name(), "lstm", 64, 64, 512);
    if (bench.settings().wants(layer)) {
      LayerTask task = LayerTask.of(layer, LayerTask.Kind.TRAIN);
      List<Contestant> sides = new ArrayList<>(List.of(Bench.own(task, threads), alone(Bench.own(task, 1))));
      sides.addAll(bench.theirs(task, threads));
      bench.theirs(task, 1).forEach(one -> sides.add(alone(one)));
      compare(bench, layer, sides);
    }
    Case words = Shapes.of(name(), "word-model", 20, 35, 650);
    if (bench.settings().wants(words)) {
      WordTask task = WordTask.of(words);
      List<Contestant> sides = new ArrayList<>(List.of(Bench.own(task, threads), alone(Bench.own(task, 1))));
      sides.addAll(bench.theirs(task, threads));
      bench.theirs(task, 1).forEach(one -> sides.add(alone(one)));
      compare(bench, words, sides);
    }
  }

  private static void compare(Bench bench, Case of, List<Contestant> sides) {
    for (Contestant side : sides.subList(0, 2)) for (int i = 0; i < 3; i++) side.step().run();
    boolean same = Agreement.sameBits(sides.get(0).step().results(), sides.get(1).step().results());
    bench.note(String.format(Locale.ROOT, "%s: %d threads and one give %s.", of.label(), sides.getFirst().threads(),
        same ? "the same bits" : "DIFFERENT BITS"));
    bench.compare(of, sides);
  }

  private static Contestant alone(Contestant one) {
    return new Contestant(one.name() + "-1-thread", one.version(), 1, one.floatingOperations(), one.step());
  }
}
