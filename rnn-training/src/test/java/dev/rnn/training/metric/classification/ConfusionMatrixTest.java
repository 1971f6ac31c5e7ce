package dev.rnn.training.metric.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples are those of scikit-learn's documentation. */
class ConfusionMatrixTest {
  private static ConfusionMatrix of(int[] expected, int[] found) {
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("ant", "bird", "cat"));
    for (int i = 0; i < expected.length; i++) matrix.add(expected[i], found[i]);
    return matrix;
  }

  @Test
  void rows_are_expected_and_columns_found() {
    ConfusionMatrix matrix = of(new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2});
    assertThat(matrix.count(0, 0)).isEqualTo(2);
    assertThat(matrix.count(1, 2)).isEqualTo(1);
    assertThat(matrix.count(2, 0)).isEqualTo(1);
    assertThat(matrix.count(2, 2)).isEqualTo(2);
    assertThat(matrix.total()).isEqualTo(6);
    assertThat(matrix.of(2)).isEqualTo(new Hits(2, 3, 3));
  }

  @Test
  void averages() {
    ConfusionMatrix matrix = of(new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});
    assertThat(matrix.accuracy()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(matrix.macroPrecision()).isEqualTo(0.2222, within(5e-5));
    assertThat(matrix.macroRecall()).isEqualTo(0.3333, within(5e-5));
    assertThat(matrix.macroF1()).isEqualTo(0.2667, within(5e-5));
  }

  @Test
  void a_class_that_never_occurs_counts_in_no_average() {
    ConfusionMatrix matrix = of(new int[] {0, 1}, new int[] {0, 1});
    assertThat(matrix.macroF1()).isEqualTo(1);
    assertThat(matrix.of(2)).isEqualTo(Hits.NONE);
    assertThat(matrix.of(2).f1()).isEqualTo(0);
  }

  @Test
  void it_is_printed_as_a_table() {
    assertThat(of(new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2}).toString().lines()).containsExactly(
        "            0   1   2   precision recall    F1",
        "  0  ant    2   0   0       0.667  1.000 0.800",
        "  1  bird   0   0   1       0.000  0.000 0.000",
        "  2  cat    1   0   2       0.667  0.667 0.667");
  }

  @Test
  void a_class_out_of_range_is_an_error() {
    assertThatThrownBy(() -> of(new int[] {3}, new int[] {0})).isInstanceOf(RnnException.class)
        .hasMessageContaining("class 3 was expected");
  }
}
