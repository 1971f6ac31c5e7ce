package dev.rnn.training.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectralRadiusTest {
  @Test
  void of_a_diagonal_matrix_is_its_largest_absolute_value() {
    assertThat(SpectralRadius.of(new float[] {0.5f, 0, 0, -2}, 0, 2)).isCloseTo(2, within(1e-6));
  }

  @Test
  void of_a_rotation_is_its_scale() {
    assertThat(SpectralRadius.of(new float[] {0, -0.75f, 0.75f, 0}, 0, 2)).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void does_not_count_growth_that_does_not_last() {
    assertThat(SpectralRadius.of(new float[] {0.5f, 100, 0, 0.5f}, 0, 2)).isCloseTo(0.5, within(1e-4));
    assertThat(SpectralRadius.of(new float[] {0, 1, 0, 0}, 0, 2)).isZero();
  }

  @Test
  void of_one_gate_reads_its_rows_alone() {
    assertThat(SpectralRadius.of(new float[] {9, 9, 9, 9, 3, 0, 0, 1}, 2, 2)).isCloseTo(3, within(1e-6));
  }
}
