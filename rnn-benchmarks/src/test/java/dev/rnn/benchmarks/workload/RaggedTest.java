package dev.rnn.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RaggedTest {
  @Test
  void lengths_haveAMeanOfAThirdOfTheLongest_andFallFromTheLongest() {
    int[] lengths = Ragged.lengths();
    assertThat(lengths).hasSize(64).startsWith(100);
    assertThat(Arrays.stream(lengths).average().orElseThrow()).isBetween(31.0, 36.0);
    for (int i = 1; i < lengths.length; i++) assertThat(lengths[i]).isBetween(1, lengths[i - 1]);
  }
}
