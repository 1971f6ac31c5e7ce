package dev.rnn.seq2seq.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.model.Pairs;
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

  private static Examples examples() {
    SplittableRandom random = new SplittableRandom(1);
    List<int[]> sources = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      sources.add(new int[1 + random.nextInt(20)]);
      targets.add(new int[1 + random.nextInt(20)]);
    }
    return Pairs.of(sources, targets);
  }
}
