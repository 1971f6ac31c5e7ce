package dev.rnn.seq2seq.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorRatesTest {
  @Test
  void kittenBecomesSitting_byTwoSubstitutionsAndOneInsertion() {
    Edits edits = Edits.between(Level.CHAR.tokens("sitting"), Level.CHAR.tokens("kitten"));
    assertThat(edits).isEqualTo(new Edits(2, 1, 0, 6));
    assertThat(edits.rate()).isEqualTo(0.5);
  }

  @Test
  void ratesAreOfSums_notMeansOfRates() {
    References references = References.of(List.of("a b c", "d"));
    Edits edits = ErrorRates.edits(Level.WORD, List.of("a c", "e"), references);
    assertThat(edits).isEqualTo(new Edits(1, 0, 1, 4));
    assertThat(edits.rate()).isEqualTo(0.5);
  }

  @Test
  void ofSeveralReferences_theNearestCounts() {
    References references = new References(List.of(List.of("T AH M EY T OW", "T AH M AA T OW")));
    assertThat(ErrorRates.edits(Level.WORD, List.of("T AH M AA T OW"), references).count()).isZero();
    assertThat(ErrorRates.exactMatch(List.of("T AH M AA T OW"), references)).isEqualTo(1);
  }

  @Test
  void anEmptyHypothesis_lacksEverything_andAgainstNothingTheRateIsInfinite() {
    assertThat(Edits.between(List.of(), List.of("a", "b"))).isEqualTo(new Edits(0, 0, 2, 2));
    assertThat(Edits.between(List.of("a"), List.of()).rate()).isInfinite();
    assertThat(Edits.between(List.of(), List.of()).rate()).isZero();
  }

  @Test
  void withoutPositions_orderDoesNotMatter() {
    References references = References.of(List.of("police killed the gunman"));
    assertThat(ErrorRates.positionIndependent(Level.WORD, List.of("the gunman killed police"), references)).isZero();
    assertThat(ErrorRates.positionIndependent(Level.WORD, List.of("the the"), references)).isEqualTo(0.75);
  }

  @Test
  void exactMatch_isToTheLetter() {
    References references = References.of(List.of("a b", "c"));
    assertThat(ErrorRates.exactMatch(List.of("a b", "c "), references)).isEqualTo(0.5);
    assertThatThrownBy(() -> ErrorRates.exactMatch(List.of(), References.of(List.of())))
        .isInstanceOf(RnnException.class).hasMessageContaining("RNN-METRIC-COUNT");
  }
}
