package dev.rnn.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void fullSpeedBeginsWhereFiveStepsInARowHaveIt_aLuckyOneDoesNotCount() {
    double[] times = {9, 1, 9, 9, 8, 3, 1.05, 1, 1.1, 1.2, 1, 1, 1};
    assertThat(WarmUp.firstAtFullSpeed(times, 1)).isEqualTo(6);
  }

  @Test
  void withoutIt_theLastStepIsNamed() {
    assertThat(WarmUp.firstAtFullSpeed(new double[] {9, 9, 9, 9, 9, 9}, 1)).isEqualTo(5);
  }
}
