package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.task.LayerTask;

/** A forward pass over whole sequences. */
final class Inference implements Workload {
  @Override
  public String name() {
    return "inference";
  }

  @Override
  public String description() {
    return "one layer forward over whole sequences";
  }

  @Override
  public void run(Bench bench) {
    for (Case one : Shapes.all(name())) {
      if (bench.settings().wants(one)) bench.compare(one, LayerTask.of(one, LayerTask.Kind.INFERENCE));
    }
  }
}
