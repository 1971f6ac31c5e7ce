package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.task.WordTask;
import java.util.ArrayList;
import java.util.List;

/** A training step of a word language model, through the trainer that everybody uses. */
final class WordModel implements Workload {
  @Override
  public String name() {
    return "wordlm";
  }

  @Override
  public String description() {
    return "a word language model of two LSTM layers, clipped, SGD; with --memory what it needs, each side alone";
  }

  @Override
  public void run(Bench bench) {
    for (int hidden : new int[] {200, 650}) {
      Case one = of(hidden);
      if (!bench.settings().wants(one)) continue;
      if (bench.settings().memory()) StepMemory.measure(bench, one);
      else compare(bench, one);
    }
  }

  static Case of(int hidden) {
    return Shapes.of("wordlm", "lstm", 20, 35, hidden);
  }

  private static void compare(Bench bench, Case one) {
    WordTask task = WordTask.of(one);
    List<Contestant> sides = new ArrayList<>();
    sides.add(Bench.own(task, bench.settings().threads()));
    sides.addAll(bench.theirs(task, bench.settings().threads()));
    bench.compare(one, sides);
  }
}
