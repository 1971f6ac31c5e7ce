package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.task.LayerTask;

/** A training step of one layer. */
final class TrainLayer implements Workload {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public String description() {
    return "one layer forward, and backward from a dense gradient to all parameters and the input";
  }

  @Override
  public void run(Bench bench) {
    for (Case one : Shapes.all(name())) {
      if (bench.settings().wants(one)) bench.compare(one, LayerTask.of(one, LayerTask.Kind.TRAIN));
    }
  }
}
