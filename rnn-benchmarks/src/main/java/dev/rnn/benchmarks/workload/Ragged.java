package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Sequences of unequal lengths, as sentences are: beside packed sequences, and our own dense batch of as many steps.
 */
final class Ragged implements Workload {
  private static final int BATCH = 64;
  private static final int LONGEST = 100;

  @Override
  public String name() {
    return "ragged";
  }

  @Override
  public String description() {
    return "a training step on lengths whose mean is a third of the longest";
  }

  @Override
  public void run(Bench bench) {
    for (int hidden : new int[] {128, 512}) {
      Case one = Shapes.of(name(), "lstm", BATCH, LONGEST, hidden);
      if (!bench.settings().wants(one)) continue;
      LayerTask ragged = LayerTask.of(one, LayerTask.Kind.TRAIN, lengths());
      Case equal = Shapes.of(name(), "lstm", BATCH, Math.round((float) ragged.rows() / BATCH), hidden);
      LayerTask dense = LayerTask.of(equal, LayerTask.Kind.TRAIN);
      int threads = bench.settings().threads();
      List<Contestant> sides = new ArrayList<>();
      sides.add(Bench.own(ragged, threads));
      sides.addAll(bench.theirs(ragged, threads));
      Contestant ours = Bench.own(dense, threads);
      sides.add(new Contestant("rnn-dense", Bench.VERSION, threads, dense.floatingOperations(),
          ours.step().asOtherWork()));
      bench.compare(one, sides);
    }
  }

  /** Log-normal lengths, the longest 100 and the mean about 33, from the longest to the shortest. */
  static int[] lengths() {
    Random random = new Random(11);
    int[] lengths = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      lengths[i] = Math.clamp(Math.round(Math.exp(3.32 + 0.6 * random.nextGaussian())), 1, LONGEST);
    }
    Arrays.sort(lengths);
    lengths[BATCH - 1] = LONGEST;
    for (int i = 0; i < BATCH / 2; i++) {
      int other = lengths[BATCH - 1 - i];
      lengths[BATCH - 1 - i] = lengths[i];
      lengths[i] = other;
    }
    return lengths;
  }
}
