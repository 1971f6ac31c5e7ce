package dev.rnn.seq2seq.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are those of sacreBLEU's own tests. */
class ChrfTest {
  private static final String RISK = "risk assessment must be made of those who are qualified and expertise in the"
      + " sector - these are the scientists .";
  private static final String RISK_RIGHT = "risk assessment has to be undertaken by those who are qualified and expert"
      + " in that area - that is the scientists .";

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"abcdefg|hijklmnop|0", "a|b|0", "''|b|0", "''|reference|0", "aa|ab|8.3333",
      "a|a|16.6667", "a b c|a b c|50", "a b c|abc|50",
      "' Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. '"
          + "|Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.|64.1302698",
      RISK + "|" + RISK_RIGHT + "|63.361730"})
  void chrf3_withAllOrdersCounted(String hypothesis, String reference, double score) {
    assertThat(new Chrf(6, 3, true, false).sentence(hypothesis, List.of(reference))).isCloseTo(score, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"a, a, 100", "'', reference, 0", "'', c, 0", "a b c, abc, 100", "aa, ab, 25"})
  void chrf3_overTheOrdersThatAreThere(String hypothesis, String reference, double score) {
    assertThat(new Chrf(6, 3, false, false).sentence(hypothesis, List.of(reference))).isCloseTo(score, within(1e-4));
  }

  @Test
  void countsOfSentencesAreSummed() {
    References references = References.of(List.of("a", "c"));
    assertThat(new Chrf(6, 3, true, false).corpus(List.of("a", "b"), references)).isCloseTo(8.3333, within(1e-4));
    assertThat(new Chrf(6, 3, false, false).corpus(List.of("a", "b"), references)).isCloseTo(50, within(1e-4));
  }

  @Test
  void whereAReferenceIsTooShortForAnOrder_theHypothesisIsNotBlamed() {
    // 1-grams: 3 of 5 and of 3; 2-grams: 1 of 1 and of 1, as "a" has none to compare "abc" with.
    double score = Chrf.STANDARD.corpus(List.of("abc", "ab"), References.of(List.of("a", "ab")));
    assertThat(score).isCloseTo(100 * 5 * 0.8 / (4 * 0.8 + 1), within(1e-9));
  }

  @Test
  void whiteSpaceMayCount() {
    assertThat(new Chrf(6, 3, false, true).sentence(RISK, List.of(RISK_RIGHT))).isCloseTo(65.2414427, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Co nás nejvíc trápí, protože lékaři si vybírají, kdo bude žít a kdo zemře."
          + "|Nejvíce smutní jsme z toho, že musíme rozhodovat o tom, kdo bude žít a kdo zemře.|39.14078509",
      "Nebo prostě nemají vybavení, které by jim pomohlo, uvedli lékaři."
          + "|A někdy nemáme ani potřebný materiál, abychom jim pomohli, popsali lékaři.|31.22557079"})
  void chrf2_ofSentences(String hypothesis, String reference, double score) {
    assertThat(Chrf.STANDARD.sentence(hypothesis, List.of(reference))).isCloseTo(score, within(1e-4));
  }

  @Test
  void ofSeveralReferences_theBestCounts() {
    assertThat(Chrf.STANDARD.sentence("a test", List.of("nothing", "a test"))).isCloseTo(100, within(1e-9));
  }

  @Test
  void theDefinitionHasAName() {
    assertThat(Chrf.STANDARD.signature(References.of(List.of("a"))))
        .isEqualTo("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no");
    assertThatThrownBy(() -> new Chrf(0, 2, false, false)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-OPTION-RANGE");
  }
}
