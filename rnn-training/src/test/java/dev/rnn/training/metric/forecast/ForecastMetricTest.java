package dev.rnn.training.metric.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import org.junit.jupiter.api.Test;

/** By hand: errors 1, −2, 3 and 0. */
class ForecastMetricTest {
  private static final ForecastErrors ERRORS =
      ForecastErrors.of(new double[] {10, 10, 10, 10}, new double[] {11, 8, 13, 10});

  @Test
  void mae_is_the_mean_of_absolute_errors() {
    assertThat(new MeanAbsoluteError().of(ERRORS)).isEqualTo(6.0 / 4);
  }

  @Test
  void rmse_is_the_root_of_the_mean_of_squares() {
    assertThat(new RootMeanSquaredError().of(ERRORS)).isEqualTo(Math.sqrt(14.0 / 4));
  }

  @Test
  void mase_is_the_mae_over_that_of_the_seasonal_naive_forecast_in_training() {
    // Seasons of two: |4 − 1|, |6 − 2|, |9 − 4| = 3, 4, 5.
    MeanAbsoluteScaledError mase = MeanAbsoluteScaledError.of(new double[] {1, 2, 4, 6, 9}, 2);
    assertThat(mase.scale()).isEqualTo(4);
    assertThat(mase.of(ERRORS)).isCloseTo(1.5 / 4, within(1e-15));
  }

  @Test
  void a_season_of_one_scales_by_the_steps_of_the_series() {
    assertThat(MeanAbsoluteScaledError.of(new double[] {1, 2, 0, 5}, 1).scale()).isEqualTo(8.0 / 3);
  }

  @Test
  void sums_of_parts_add_up_and_nothing_is_not_zero() {
    ForecastErrors parts = ForecastErrors.of(new double[] {10, 10}, new double[] {11, 8})
        .plus(ForecastErrors.of(new double[] {10, 10}, new double[] {13, 10}));
    assertThat(parts).isEqualTo(ERRORS);
    assertThat(new MeanAbsoluteError().of(ForecastErrors.NONE)).isNaN();
  }

  @Test
  void a_training_part_without_a_second_season_and_forecasts_too_few_are_refused() {
    assertThatThrownBy(() -> MeanAbsoluteScaledError.of(new double[12], 12)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SERIES-SHORT").hasMessageContaining("12 numbers");
    assertThatThrownBy(() -> ForecastErrors.of(new double[2], new double[1])).isInstanceOf(RnnException.class)
        .hasMessageContaining("1 forecasts of 2 numbers");
  }
}
