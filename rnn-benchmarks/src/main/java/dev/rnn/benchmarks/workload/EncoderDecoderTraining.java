package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.task.PairTask;

/** A training step of an encoder with a decoder that attends, through the builder and trainer that everybody uses. */
final class EncoderDecoderTraining implements Workload {
  /** The embedding's size for each hidden size: half of it. */
  static final int[] HIDDEN = {128, 512};

  @Override
  public String name() {
    return "seq2seq";
  }

  @Override
  public String description() {
    return "GRU encoder, additive attention, GRU decoder, Adam; with --memory what it needs, each side alone";
  }

  @Override
  public void run(Bench bench) {
    for (int hidden : HIDDEN) {
      Case one = of(hidden);
      if (!bench.settings().wants(one)) continue;
      if (bench.settings().memory()) StepMemory.measure(bench, one);
      else bench.compare(one, bench.sides(PairTask.of(one), bench.settings().threads()));
    }
  }

  static Case of(int hidden) {
    return new Case("seq2seq", "gru", 64, 20, hidden / 2, hidden);
  }
}
