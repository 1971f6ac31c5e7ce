package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Batches of sequences of similar lengths that have about as many steps and targets each, in another order in each
 * epoch.
 *
 * <p>Examples are sorted by length, with equally long ones in a random order, and cut where the next one would exceed
 * the budget; then the batches are put into a random order. Where they are cut depends on lengths alone, so that every
 * epoch has as many. Order and company depend on seed and epoch alone. Nothing is padded in any case: similar lengths
 * let all sequences of a batch run to the last step together.
 */
public final class LengthBuckets implements ExampleSource {
  private final Examples all;
  private final int[] sizes;
  private final long seed;
  private final int[] starts;
  private int orderedEpoch = -1;
  private int[] order = new int[0];
  private int[] batches = new int[0];

  /**
   * Batches of at most {@code budget} steps and targets; an example with more is a batch by itself.
   *
   * @param all what is learned; of pairs, the steps of sources and the targets with their ends
   * @param budget how many steps and targets, in all, a batch may have
   * @param seed of the order
   * @throws RnnException {@code RNN-OPTION-RANGE} if there is no example, or if the budget is below 1
   */
  public LengthBuckets(Examples all, int budget, long seed) {
    if (budget < 1 || all.size() == 0) {
      throw RnnException.error("RNN-OPTION-RANGE", all.size() + " examples in batches of " + budget + " tokens.")
          .fix("give at least one example, and a budget from 1.").build();
    }
    this.all = all;
    this.seed = seed;
    sizes = new int[all.size()];
    Arrays.setAll(sizes, i -> all.lengths()[i] + all.targetLengths()[i]);
    shuffle(0);
    List<Integer> cuts = new ArrayList<>(List.of(0));
    long used = 0;
    for (int i = 0; i < order.length; i++) {
      used += sizes[order[i]];
      if (used > budget && i > cuts.getLast()) {
        cuts.add(i);
        used = sizes[order[i]];
      }
    }
    cuts.add(order.length);
    starts = cuts.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int batches() {
    return starts.length - 1;
  }

  @Override
  public Examples batch(int epoch, int index) {
    if (epoch != orderedEpoch || batches.length == 0) {
      SplittableRandom random = shuffle(epoch);
      batches = Permutation.of(batches(), random);
      orderedEpoch = epoch;
    }
    int batch = batches[index];
    return all.select(Arrays.copyOfRange(order, starts[batch], starts[batch + 1]));
  }

  /** The steps first: of equal sums, a long source with a short target is another shape. */
  private SplittableRandom shuffle(int epoch) {
    SplittableRandom random = Permutation.random(seed, epoch);
    order = IntStream.of(Permutation.of(all.size(), random)).boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> all.lengths()[i]).thenComparingInt(i -> all.targetLengths()[i]))
        .mapToInt(Integer::intValue).toArray();
    return random;
  }
}
