package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {
  private static final int BUDGET = 120;
  private final Examples all = examples();

  @Test
  void everyEpochHasEachExampleOnce_inAnotherOrder() {
    LengthBuckets buckets = new LengthBuckets(all, BUDGET, 7);
    assertThat(numbers(buckets, 0).stream().flatMapToLong(Arrays::stream).sorted())
        .containsExactlyElementsOf(LongStream.range(0, all.size()).boxed().toList());
    assertThat(numbers(buckets, 1).stream().flatMapToLong(Arrays::stream).sorted())
        .containsExactlyElementsOf(LongStream.range(0, all.size()).boxed().toList());
    assertThat(numbers(buckets, 1).getFirst()).isNotEqualTo(numbers(buckets, 0).getFirst());
  }

  @Test
  void noBatchExceedsTheBudget_andLengthsOfABatchAreSimilar() {
    LengthBuckets buckets = new LengthBuckets(all, BUDGET, 7);
    for (int i = 0; i < buckets.batches(); i++) {
      Examples batch = buckets.batch(3, i);
      int tokens = IntStream.of(batch.lengths()).sum() + IntStream.of(batch.targetLengths()).sum();
      assertThat(tokens).isLessThanOrEqualTo(BUDGET);
      IntSummaryStatistics lengths = IntStream.of(batch.lengths()).summaryStatistics();
      assertThat(lengths.getMax() - lengths.getMin()).isLessThanOrEqualTo(2);
    }
    assertThat(buckets.batches()).isBetween(total() / BUDGET, 2 * total() / BUDGET);
  }

  @Test
  void batchesDependOnSeedAndEpochAlone() {
    LengthBuckets one = new LengthBuckets(all, BUDGET, 7);
    LengthBuckets other = new LengthBuckets(all, BUDGET, 7);
    numbers(other, 5);
    assertThat(numbers(other, 2)).usingRecursiveComparison().isEqualTo(numbers(one, 2));
    assertThat(numbers(new LengthBuckets(all, BUDGET, 8), 2).getFirst()).isNotEqualTo(numbers(one, 2).getFirst());
  }

  /** Or a training of an earlier version would go on with other batches than it began with. */
  @Test
  void batchesAreThoseOfEarlierVersions() {
    LengthBuckets buckets = new LengthBuckets(all, BUDGET, 7);
    assertThat(buckets.batches()).isEqualTo(60);
    assertThat(buckets.batch(2, 0).numbers()).containsExactly(11, 143, 223, 131);
    assertThat(buckets.batch(2, 1).numbers()).containsExactly(251, 3, 21, 23);
  }

  @Test
  void anExampleAboveTheBudget_isABatchByItself() {
    LengthBuckets buckets = new LengthBuckets(all, 1, 7);
    assertThat(buckets.batches()).isEqualTo(all.size());
    assertThatThrownBy(() -> new LengthBuckets(all, 0, 7)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-OPTION-RANGE");
  }

  private int total() {
    return IntStream.of(all.lengths()).sum() + IntStream.of(all.targetLengths()).sum();
  }

  private static List<long[]> numbers(LengthBuckets buckets, int epoch) {
    List<long[]> numbers = new ArrayList<>();
    for (int i = 0; i < buckets.batches(); i++) numbers.add(buckets.batch(epoch, i).numbers());
    return numbers;
  }

  /** Pairs whose sides have lengths of their own. */
  private static Examples examples() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] inputs = new float[300][];
    float[][] targets = new float[300][];
    int[] lengths = new int[300];
    for (int i = 0; i < inputs.length; i++) {
      lengths[i] = 1 + random.nextInt(20);
      inputs[i] = new float[lengths[i]];
      targets[i] = new float[2 + random.nextInt(20)];
    }
    return Examples.of(inputs, targets, lengths);
  }
}
