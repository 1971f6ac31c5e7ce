package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.OwnStream;
import dev.rnn.engine.parameter.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One sequence, a step at a time, with weights of fewer bits; the peers keep 32. Results differ by what rounding does.
 */
final class CompactStream implements Workload {
  @Override
  public String name() {
    return "stream-compact";
  }

  @Override
  public String description() {
    return "as stream, with weights of 16 and 8 bits on our side";
  }

  @Override
  public void run(Bench bench) {
    int threads = bench.settings().threads();
    for (WeightFormat weights : List.of(WeightFormat.BFLOAT16, WeightFormat.INT8)) {
      for (String cell : List.of("lstm", "gru")) {
        for (int hidden : new int[] {128, 256, 512, 1024}) {
          Case one = Shapes.of("stream-" + weights.name().toLowerCase(Locale.ROOT), cell, 1, 1, hidden);
          if (!bench.settings().wants(one)) continue;
          LayerTask task = LayerTask.of(one, LayerTask.Kind.STREAM);
          List<Contestant> sides = new ArrayList<>();
          sides.add(new Contestant(Bench.OWN, Bench.VERSION, threads, task.floatingOperations(),
              new OwnStream(task, threads, weights)));
          sides.addAll(bench.theirs(task, threads));
          bench.compare(one, sides);
        }
      }
    }
  }
}
