package dev.rnn.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuartilesTest {
  @Test
  void ofAnOddNumber_theyAreValuesOfTheSample() {
    assertThat(Quartiles.of(5, 1, 4, 2, 3)).isEqualTo(new Quartiles(2, 3, 4));
  }

  @Test
  void ofAnEvenNumber_theyLieBetweenValues() {
    assertThat(Quartiles.of(4, 1, 3, 2)).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
  }

  @Test
  void ofOneNumber_allAreThatNumber() {
    assertThat(Quartiles.of(7)).isEqualTo(new Quartiles(7, 7, 7));
  }

  @Test
  void theSampleStaysInItsOrder() {
    double[] sample = {3, 1, 2};
    Quartiles.of(sample);
    assertThat(sample).containsExactly(3, 1, 2);
  }

  @Test
  void ratiosAreOfPairs_soThatWhatSlowsBothDoesNotCount() {
    double[] ours = {1, 10, 1, 1, 1};
    double[] theirs = {2, 20, 2, 2, 2};
    assertThat(Quartiles.ofRatios(theirs, ours)).isEqualTo(new Quartiles(2, 2, 2));
  }

  @Test
  void ratiosAboveOneMeanThatOursIsFaster() {
    assertThat(Quartiles.ofRatios(new double[] {3, 4, 5}, new double[] {2, 2, 2}))
        .isEqualTo(new Quartiles(1.75, 2, 2.25));
  }

  @Test
  void theGeometricMeanOfADoublingAndAHalving_isOne() {
    assertThat(Quartiles.geometricMean(2, 0.5)).isEqualTo(1, within(1e-12));
  }

  @Test
  void withoutNumbersThereIsNoMedian() {
    assertThatThrownBy(Quartiles::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quartiles.ofRatios(new double[1], new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
