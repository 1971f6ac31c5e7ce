package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.List;

/** One sequence, a step at a time. */
final class Stream implements Workload {
  @Override
  public String name() {
    return "stream";
  }

  @Override
  public String description() {
    return "one step of one sequence, the state kept by a session";
  }

  @Override
  public void run(Bench bench) {
    for (String cell : List.of("lstm", "gru")) {
      for (int hidden : new int[] {128, 256, 512, 1024}) {
        Case one = Shapes.of(name(), cell, 1, 1, hidden);
        if (bench.settings().wants(one)) bench.compare(one, LayerTask.of(one, LayerTask.Kind.STREAM));
      }
    }
  }
}
