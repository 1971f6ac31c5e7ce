package dev.rnn.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
  /** 8 words of 40 characters in all; each costs ln 4 nats, which is 2 bits. */
  private static final Totals TEXT = new Totals(8 * Math.log(4), 8, 8, 2, 40);

  static Stream<Metric> metrics() {
    return Stream.of(new MeanLoss(), new Perplexity(), new BitsPerCharacter(), new Accuracy());
  }

  @Test
  void meanLoss_isPerWeight() {
    assertThat(new MeanLoss().of(new Totals(6, 4, 3, 0, 0))).isEqualTo(1.5);
  }

  @Test
  void perplexity_isTheNumberOfEquallyLikelyWords() {
    assertThat(new Perplexity().of(TEXT)).isCloseTo(4, within(1e-14));
  }

  @Test
  void bitsPerCharacter_spreadsTheBitsOfWordsOverTheirCharacters() {
    assertThat(new BitsPerCharacter().of(TEXT)).isCloseTo(8 * 2 / 40.0, within(1e-15));
  }

  @Test
  void accuracy_isAShare_andTheOnlyOneThatShouldGrow() {
    assertThat(new Accuracy().of(TEXT)).isEqualTo(0.25);
    assertThat(metrics().filter(metric -> !metric.smallerIsBetter())).containsExactly(new Accuracy());
  }

  @Test
  void sumsOfParts_addUp() {
    Totals first = new Totals(1, 2, 3, 4, 5);
    assertThat(first.plus(new Totals(10, 20, 30, 40, 50))).isEqualTo(new Totals(11, 22, 33, 44, 55));
    assertThat(Totals.NONE.plus(first)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void ofNothing_thereIsNoFigure(Metric metric) {
    assertThat(metric.of(Totals.NONE)).isNaN();
  }

  @Test
  void names_areUnique() {
    assertThat(metrics().map(Metric::name)).containsExactly("loss", "perplexity", "bits-per-character", "accuracy");
  }
}
