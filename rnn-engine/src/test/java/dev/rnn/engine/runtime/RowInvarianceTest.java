package dev.rnn.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One sequence alone and in any batch, at any place, on any number of threads: the same bits. */
class RowInvarianceTest {
  private static final int SEQUENCES = 64;
  private static final int RANDOM_GRAPHS = 40;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, RANDOM_GRAPHS);
  }

  @ParameterizedTest
  @EnumSource
  void aSequenceAloneAndInBatchesOf1To64_outputsAndInputGradients(RowModels model) {
    RowRun run = new RowRun(model.build(), 1);
    List<Map<String, float[]>> alone = IntStream.range(0, SEQUENCES).mapToObj(s -> run.rows(1, s).getFirst()).toList();
    for (int size = 1; size <= SEQUENCES; size++) {
      int[] chosen = sequences(size, size);
      List<Map<String, float[]>> together = run.rows(1 + size % 3, chosen);
      for (int i = 0; i < size; i++) {
        same("sequence " + chosen[i] + " at place " + i + " of " + size, together.get(i), alone.get(chosen[i]));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void weightGradientsOfABatch_onOneTwoAndThreeThreads(RowModels model) {
    RowRun run = new RowRun(model.build(), 1);
    for (int size : new int[] {1, 2, 7, 32, 64}) {
      int[] chosen = sequences(size, size);
      Map<String, float[]> one = run.sums(1, chosen);
      assertThat(one).isNotEmpty();
      for (int threads : new int[] {2, 3}) {
        same(size + " sequences, " + threads + " threads", run.sums(threads, chosen), one);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomGraphs(long seed) {
    RowRun run = new RowRun(RowModels.random(seed), seed);
    int[] chosen = sequences(1 + (int) (seed * 7 % SEQUENCES), seed);
    List<Map<String, float[]>> together = run.rows(1 + (int) (seed % 3), chosen);
    for (int i = 0; i < chosen.length; i++) {
      same("sequence " + chosen[i] + " at place " + i, together.get(i), run.rows(1, chosen[i]).getFirst());
    }
    Map<String, float[]> one = run.sums(1, chosen);
    for (int threads : new int[] {2, 3}) same(threads + " threads", run.sums(threads, chosen), one);
  }

  /** Some of the sequences in any order. */
  private static int[] sequences(int count, long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int[] all = IntStream.range(0, SEQUENCES).toArray();
    for (int i = all.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = all[i];
      all[i] = all[j];
      all[j] = kept;
    }
    return Arrays.copyOf(all, count);
  }

  private static void same(String what, Map<String, float[]> actual, Map<String, float[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, values) -> {
      if (!Arrays.equals(bits(values), bits(actual.get(name)))) {
        assertThat(actual.get(name)).as("%s: %s", what, name).containsExactly(values);
        assertThat(bits(actual.get(name))).as("%s: bits of %s", what, name).containsExactly(bits(values));
      }
    });
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) bits[i] = Float.floatToIntBits(values[i]);
    return bits;
  }
}
