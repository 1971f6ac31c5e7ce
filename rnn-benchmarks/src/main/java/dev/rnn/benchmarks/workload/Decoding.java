package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.measure.Result;
import dev.rnn.benchmarks.task.OwnDecoding;
import dev.rnn.benchmarks.task.PairTask;
import java.util.List;
import java.util.Locale;

/** Decoding a batch of sentences with the model of {@link EncoderDecoderTraining}: greedily, and with a beam. */
final class Decoding implements Workload {
  private static final int WIDTH = 5;

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String description() {
    return "decoding 64 sentences of 20 tokens greedily, and beside it with a beam of " + WIDTH;
  }

  @Override
  public void run(Bench bench) {
    int threads = bench.settings().threads();
    for (int hidden : EncoderDecoderTraining.HIDDEN) {
      Case model = EncoderDecoderTraining.of(hidden);
      Case one = new Case(name(), model.cell(), model.batch(), model.steps(), model.input(), hidden);
      if (!bench.settings().wants(one)) continue;
      PairTask task = PairTask.of(one);
      Result result = bench.compare(one, List.of(side(task, "greedy", 0, threads), side(task, "beam", WIDTH, threads)));
      for (Result.Side side : result.sides()) {
        bench.note(String.format(Locale.ROOT, "%s %s: %.1f sentences a second", one.label(), side.name(),
            one.batch() * 1e3 / side.milliseconds().median()));
      }
    }
  }

  private static Contestant side(PairTask task, String name, int width, int threads) {
    return new Contestant(Bench.OWN + " " + name, Bench.VERSION, threads, task.decodingOperations(Math.max(1, width)),
        new OwnDecoding(task, width, threads));
  }
}
