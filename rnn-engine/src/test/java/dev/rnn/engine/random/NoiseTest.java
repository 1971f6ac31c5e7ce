package dev.rnn.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final Axis TIME = new Axis("time", 0);
  private static final Axis SOURCE = new Axis("source", 1);
  private static final Extent PAIRS = Extent.of(TIME, SOURCE);

  @Test
  void uniform_meanVarianceAndBuckets_exactInFloat() {
    int count = 100_000;
    int[] buckets = new int[20];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      float u = CounterRandom.uniform(CounterRandom.combine(1, i / 64), i % 64);
      assertThat(u).isBetween(0f, Math.nextDown(1f));
      sum += u;
      squares += u * u;
      buckets[(int) (u * buckets.length)]++;
    }
    assertThat(sum / count).isCloseTo(0.5, within(0.005));
    assertThat(squares / count).isCloseTo(1 / 3.0, within(0.005));
    for (int bucket : buckets) assertThat(bucket).isBetween(4700, 5300);
  }

  @Test
  void neighbouringPlaces_areNotCorrelated() {
    int count = 20_000;
    double product = 0;
    for (int i = 0; i < count; i++) {
      product += (CounterRandom.uniform(7, i) - 0.5) * (CounterRandom.uniform(7, i + 1) - 0.5);
      product += (CounterRandom.uniform(i, 0) - 0.5) * (CounterRandom.uniform(i + 1, 0) - 0.5);
    }
    assertThat(product / (2 * count)).isCloseTo(0, within(0.002));
  }

  @Test
  void aRowsKey_dependsOnSeedStepNameExampleAndBothSteps() {
    Set<Long> keys = new HashSet<>();
    Batch batch = batch(new int[] {3, 4}, new int[] {4, 3}, List.of(TIME, SOURCE));
    Rows rows = batch.rows(PAIRS);
    for (NoiseKey noise : List.of(NoiseKey.of(1, 1), NoiseKey.of(2, 1), NoiseKey.of(1, 2))) {
      for (String name : List.of("a", "b")) {
        for (int r = 0; r < rows.count(); r++) keys.add(NoiseRows.key(noise, name, PAIRS, rows, r));
      }
    }
    assertThat(keys).hasSize(3 * 2 * rows.count());
  }

  @Test
  void anExampleDrawsTheSame_whateverTheBatchAndTheNestingOfTheAxes() {
    Batch batch = batch(new int[] {2, 3}, new int[] {1, 2}, List.of(TIME, SOURCE));
    Batch other = batch(new int[] {4, 3, 0}, new int[] {2, 2, 1}, List.of(SOURCE, TIME));
    Map<List<Integer>, Long> first = keys(batch, new long[] {70, 71}, 71);
    Map<List<Integer>, Long> second = keys(other, new long[] {9, 71, 3}, 71);
    assertThat(first).hasSize(6).isEqualTo(second);
  }

  @Test
  void aLaterWindow_goesOnWhereTheFormerEnded() {
    Extent steps = Extent.of(TIME);
    Batch whole = Batch.of(1, Map.of(TIME, new int[] {5}), List.of(TIME));
    Batch rest = Batch.of(1, Map.of(TIME, new int[] {3}), List.of(TIME));
    NoiseKey later = new NoiseKey(1, 1, null, 2);
    for (int t = 0; t < 3; t++) {
      assertThat(NoiseRows.key(later, "n", steps, rest.rows(steps), t))
          .isEqualTo(NoiseRows.key(NoiseKey.of(1, 1), "n", steps, whole.rows(steps), t + 2));
    }
  }

  @Test
  void constantNoise_doesNotDependOnExamples() {
    Batch batch = batch(new int[] {1}, new int[] {1}, List.of(TIME, SOURCE));
    Rows rows = batch.rows(Extent.CONSTANT);
    long[] examples = {5};
    assertThat(NoiseRows.key(new NoiseKey(1, 1, examples, 3), "n", Extent.CONSTANT, rows, 0))
        .isEqualTo(NoiseRows.key(NoiseKey.of(1, 1), "n", Extent.CONSTANT, rows, 0));
  }

  private static Batch batch(int[] times, int[] sources, List<Axis> order) {
    return Batch.of(times.length, Map.of(TIME, times, SOURCE, sources), order);
  }

  /** The keys of one example's rows by (time, source). */
  private static Map<List<Integer>, Long> keys(Batch batch, long[] examples, long example) {
    Rows rows = batch.rows(PAIRS);
    NoiseKey noise = new NoiseKey(1, 1, examples, 0);
    Map<List<Integer>, Long> keys = new HashMap<>();
    IntStream.range(0, rows.count()).filter(r -> examples[rows.sequence(r)] == example).forEach(r -> keys.put(
        List.of(rows.step(rows.axes().indexOf(TIME), r), rows.step(rows.axes().indexOf(SOURCE), r)),
        NoiseRows.key(noise, "n", PAIRS, rows, r)));
    return keys;
  }
}
