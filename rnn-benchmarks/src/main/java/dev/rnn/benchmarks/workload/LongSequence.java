package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.ArrayList;
import java.util.List;

/** Long sequences with a loss at the last step alone: gradients vanish, and must not become slow denormal numbers. */
final class LongSequence implements Workload {
  @Override
  public String name() {
    return "long";
  }

  @Override
  public String description() {
    return "512 steps with a loss at the last step alone, beside a loss at each step";
  }

  @Override
  public void run(Bench bench) {
    int threads = bench.settings().threads();
    for (String cell : List.of("lstm", "gru", "vanilla")) {
      Case one = Shapes.of(name(), cell, 32, 512, 64);
      if (!bench.settings().wants(one)) continue;
      LayerTask last = LayerTask.of(one, LayerTask.Kind.TRAIN_LAST);
      LayerTask each = LayerTask.of(one, LayerTask.Kind.TRAIN);
      List<Contestant> sides = new ArrayList<>();
      sides.add(Bench.own(last, threads));
      sides.addAll(bench.theirs(last, threads));
      Contestant dense = Bench.own(each, threads);
      sides.add(new Contestant("rnn-each-step", Bench.VERSION, threads, each.floatingOperations(),
          dense.step().asOtherWork()));
      bench.compare(one, sides);
    }
  }
}
