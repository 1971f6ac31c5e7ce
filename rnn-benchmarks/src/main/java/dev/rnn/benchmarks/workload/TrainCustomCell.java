package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.List;

/** A training step of cells that no framework ships: here plug-ins, there op by op with the input product hoisted. */
final class TrainCustomCell implements Workload {
  @Override
  public String name() {
    return "train-custom";
  }

  @Override
  public String description() {
    return "the same for cells written as plug-ins: MGU, layer-normalised LSTM, peephole LSTM";
  }

  @Override
  public void run(Bench bench) {
    for (String cell : List.of("mgu", "layer-norm-lstm", "peephole-lstm")) {
      for (Case one : List.of(Shapes.of(name(), cell, 32, 64, 256), Shapes.of(name(), cell, 64, 64, 512))) {
        if (bench.settings().wants(one)) bench.compare(one, LayerTask.of(one, LayerTask.Kind.TRAIN));
      }
    }
  }
}
