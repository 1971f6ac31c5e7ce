package dev.rnn.training.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows, scales and parts of a series, and that no part knows a later one. */
class SeriesExamplesTest {
  private static final TimeSplit SPLIT = new TimeSplit(20, 6, 6);

  @Test
  void a_window_belongs_to_the_part_of_its_targets_and_may_look_back() {
    Windows windows = new Windows(5, 3, 1);
    assertThat(windows.origins("test", 20, 26, 0)).containsExactly(20, 21, 22, 23);
    assertThat(windows.origins("training", 0, 11, 2)).as("input and season before").containsExactly(7, 8);
    assertThat(new Windows(5, 3, 2).origins("test", 20, 26, 0)).containsExactly(20, 22);
  }

  @Test
  void a_part_shorter_than_its_window_is_refused() {
    assertThatThrownBy(() -> new Windows(5, 3, 1).origins("test", 20, 22, 0)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SERIES-SHORT").hasMessageContaining("test part")
        .hasMessageContaining("1 steps more");
    assertThatThrownBy(() -> fit(series(32), 25, false)).hasMessageContaining("RNN-SERIES-SHORT")
        .hasMessageContaining("season of 25");
  }

  @Test
  void an_empty_part_is_refused() {
    assertThatThrownBy(() -> new TimeSplit(20, 0, 6)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SPLIT-EMPTY");
    assertThatThrownBy(() -> TimeSplit.last(series(10), 5, 5)).hasMessageContaining("RNN-SPLIT-EMPTY");
    assertThatThrownBy(() -> SPLIT.within(series(31))).hasMessageContaining("RNN-SERIES-SHORT");
  }

  @Test
  void scales_know_the_training_part_alone() {
    NumberSeries series = series(32);
    SeriesExamples before = fit(series, 4, false);
    Arrays.fill(series.values(), SPLIT.trainEnd(), 32, 1e6);
    assertThat(fit(series, 4, false).changes()).isEqualTo(before.changes());
    assertThat(fit(series, 4, false).deviation()).isEqualTo(before.deviation());
  }

  @Test
  void inputs_know_nothing_from_the_origin_on() {
    NumberSeries series = series(32);
    float[] before = fit(series, 4, false).examples(26).inputs()[0];
    Arrays.fill(series.values(), 26, 32, 1e6);
    assertThat(fit(series, 4, false).examples(26).inputs()[0]).isEqualTo(before);
  }

  @Test
  void targets_turn_back_into_the_numbers_with_and_without_logarithms() {
    for (boolean log : new boolean[] {false, true}) {
      SeriesExamples made = fit(series(32), 2, log);
      Examples examples = made.examples(21, 26);
      assertThat(examples.numbers()).containsExactly(21, 26);
      assertThat(made.forecast(26, examples.targets()[1])).containsExactly(made.actual(26), within(1e-4));
    }
  }

  @Test
  void the_seasonal_naive_forecast_repeats_the_last_known_season() {
    double[] values = {1, 2, 3, 4, 5, 6};
    assertThat(new SeasonalNaive(2).forecast(values, 4, 5)).containsExactly(3, 4, 3, 4, 3);
    assertThat(new SeasonalNaive(1).forecast(values, 4, 2)).containsExactly(4, 4);
  }

  @Test
  void what_has_no_logarithm_is_told() {
    NumberSeries series = series(32);
    series.values()[6] = 0;
    assertThatThrownBy(() -> fit(series, 4, true)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SERIES-LOG").hasMessageContaining("step 7");
  }

  @Test
  void scalings_shift_and_scale_by_the_training_part() {
    assertThat(Scaling.standard(1, 3)).isEqualTo(new Scaling(2, 1));
    assertThat(Scaling.minMax(5, 1, 3)).isEqualTo(new Scaling(1, 4));
    assertThat(Scaling.standard(7, 7)).as("constant").isEqualTo(new Scaling(7, 1));
    assertThat(Scaling.standard(0.1 + 0.2, 0.3).scale()).as("constant but for rounding").isEqualTo(1);
    assertThat(Scaling.named("min-max", 0, 10).undo(Scaling.named("min-max", 0, 10).apply(12))).isEqualTo(12);
    assertThatThrownBy(() -> Scaling.named("minmax")).hasMessageContaining("RNN-SCALING-UNKNOWN")
        .hasMessageContaining("min-max");
  }

  @Test
  void times_are_points_on_circles() {
    float[] features = new float[TimeFeatures.COUNT + 1];
    TimeFeatures.write(LocalDateTime.of(2024, 4, 1, 6, 0), features, 1); // a Monday
    assertThat(features).containsExactly(new float[] {0, 1, 0, 0, 1, 1, 0}, within(1e-6f));
  }

  private static SeriesExamples fit(NumberSeries series, int season, boolean log) {
    return SeriesExamples.fit(series, SPLIT, new Windows(5, 3, 1), season, log, "standard");
  }

  private static NumberSeries series(int length) {
    return new NumberSeries("wave", IntStream.range(0, length).mapToDouble(t -> 10 + t + 3 * Math.sin(t)).toArray(),
        List.of());
  }
}
