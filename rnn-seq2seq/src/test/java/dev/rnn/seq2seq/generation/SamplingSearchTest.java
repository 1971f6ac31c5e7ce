package dev.rnn.seq2seq.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplingSearchTest {
  private static final float[] LOG = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.15),
      (float) Math.log(0.05)};

  private static double[] probabilities(SamplingFilter filter) {
    return filter.probabilities(LOG.clone());
  }

  @Test
  void without_settings_probabilities_are_the_models() {
    assertThat(probabilities(SamplingFilter.ALL)).containsExactly(new double[] {0.5, 0.3, 0.15, 0.05}, within(1e-7));
  }

  @Test
  void temperature_is_an_exponent() {
    double sum = 0.25 + 0.09 + 0.0225 + 0.0025;
    assertThat(probabilities(new SamplingFilter(0.5, 0, 1, 0)))
        .containsExactly(new double[] {0.25 / sum, 0.09 / sum, 0.0225 / sum, 0.0025 / sum}, within(1e-7));
  }

  @Test
  void top_k_keeps_the_most_probable_tokens() {
    assertThat(probabilities(new SamplingFilter(1, 2, 1, 0)))
        .containsExactly(new double[] {0.625, 0.375, 0, 0}, within(1e-7));
  }

  @Test
  void top_p_keeps_the_fewest_tokens_that_have_the_probability() {
    assertThat(probabilities(new SamplingFilter(1, 0, 0.79, 0)))
        .containsExactly(new double[] {0.625, 0.375, 0, 0}, within(1e-7));
    assertThat(probabilities(new SamplingFilter(1, 0, 0.01, 0))).containsExactly(new double[] {1, 0, 0, 0},
        within(1e-7));
  }

  @Test
  void min_p_keeps_tokens_near_the_most_probable_one() {
    assertThat(probabilities(new SamplingFilter(1, 0, 1, 0.35)))
        .containsExactly(new double[] {0.625, 0.375, 0, 0}, within(1e-7));
  }

  @Test
  void what_is_drawn_follows_the_probabilities() {
    int n = 20_000;
    long[] seeds = new long[n]; // the same model for all
    Search search = new SamplingSearch(TableSession.END, new LengthLimits(1, 1, 0), List.of(), SamplingFilter.ALL, 5,
        List.of());
    int[] counts = new int[4];
    for (List<Hypothesis> one : search.run(new TableSession(4, 3, seeds))) counts[one.getFirst().tokens()[0]]++;
    float[] log = new TableSession(4, 3, 0).logProbabilities(0, new int[0]);
    double rest = 1 - Math.exp(log[TableSession.END]);
    for (int token : new int[] {0, 2, 3}) {
      assertThat((double) counts[token] / n).isCloseTo(Math.exp(log[token]) / rest, within(0.015));
    }
  }

  @Test
  void what_a_source_draws_depends_on_its_number_and_not_on_the_batch() {
    long[] seeds = LongStream.range(0, 30).toArray();
    Search all = SamplingSearch.of(TableSession.END, SamplingFilter.ALL, 9);
    List<List<Hypothesis>> together = all.run(new TableSession(6, 1, seeds));
    Search later = all.forSources(IntStream.range(20, 30).boxed().toList());
    List<List<Hypothesis>> apart = later.run(new TableSession(6, 1, Arrays.copyOfRange(seeds, 20, 30)));
    for (int s = 0; s < 10; s++) {
      assertThat(apart.get(s)).usingRecursiveComparison().isEqualTo(together.get(20 + s));
    }
  }

  @Test
  void settings_that_make_no_sense_are_an_error() {
    assertThatThrownBy(() -> new SamplingFilter(0, 0, 1, 0)).isInstanceOf(RnnException.class);
    assertThatThrownBy(() -> new SamplingFilter(1, 0, 1.5, 0)).isInstanceOf(RnnException.class);
    assertThatThrownBy(() -> new LengthLimits(0, 0, 0)).isInstanceOf(RnnException.class);
  }
}
