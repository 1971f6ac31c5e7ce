package dev.rnn.seq2seq.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RougeTest {
  /** Lin 2004, section 3.1: the same words, but only the first sentence says who killed whom rightly. */
  @ParameterizedTest
  @CsvSource({"police kill the gunman, 0.75, 1", "the gunman kill police, 0.5, 1", "the gunman police killed, 0.5, 2"})
  void linsGunman(String hypothesis, double longest, double commonPairs) {
    List<String> reference = List.of("police killed the gunman");
    assertThat(Rouge.LONGEST.sentence(hypothesis, reference).f1()).isCloseTo(longest, within(1e-12));
    assertThat(Rouge.TWO.sentence(hypothesis, reference).recall()).isCloseTo(commonPairs / 3, within(1e-12));
  }

  /** As rouge-score's own tests have them. */
  @ParameterizedTest
  @CsvSource({"1, testing, 1, 0.3333333", "2, testing one, 1, 0.5", "0, testing one, 1, 0.6666667",
      "0, testing two, 1, 0.6666667", "1, '', 0, 0", "2, testing, 0, 0", "0, other words, 0, 0"})
  void againstTestingOneTwo(int order, String hypothesis, double precision, double recall) {
    RougeScore score = new Rouge(order, false).sentence(hypothesis, List.of("testing one two"));
    assertThat(score.precision()).isCloseTo(precision, within(1e-6));
    assertThat(score.recall()).isCloseTo(recall, within(1e-6));
    double sum = precision + recall;
    assertThat(score.f1()).isCloseTo(sum == 0 ? 0 : 2 * precision * recall / sum, within(1e-6));
  }

  @Test
  void caseAndMarksDoNotMatter_repetitionsDo() {
    assertThat(Rouge.ONE.sentence("The CAT, the cat!", List.of("the cat sat")).precision()).isEqualTo(0.5);
    assertThat(Rouge.ONE.name()).isEqualTo("rouge1");
    assertThat(Rouge.LONGEST.name()).isEqualTo("rougeL");
  }

  @Test
  void aTextHasTheMeanOfItsSummaries_eachAgainstItsBestReference() {
    References references = new References(List.of(List.of("x", "a b"), List.of("d")));
    RougeScore score = Rouge.ONE.corpus(List.of("a b", "c"), references);
    assertThat(score.f1()).isEqualTo(0.5);
  }

  /** Lin 2004, section 3.2: w1 w2 w3 w4 w5 against two sentences; the union has w1 w2 w3 w5: 4 of 5. */
  @Test
  void linsUnionOfSubsequences_inWhichAWordCountsAsOftenAsItIsInBoth() {
    RougeScore lin = Rouge.LONGEST_SUM.sentence("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", List.of("w1 w2 w3 w4 w5"));
    assertThat(lin.recall()).isCloseTo(4 / 5.0, within(1e-12));
    assertThat(lin.precision()).isCloseTo(4 / 10.0, within(1e-12));
    RougeScore clipped = Rouge.LONGEST_SUM.sentence("w1 w3 w8 w9 w5\nw1 w2 w6 w7 w8",
        List.of("w1 w2 w3 w4 w5\nw1 w2"));
    assertThat(clipped.recall()).as("no word but w1 and w2 is twice in both").isCloseTo(5 / 7.0, within(1e-12));
    assertThat(Rouge.LONGEST_SUM.name()).isEqualTo("rougeLsum");
  }

  @Test
  void onOneLineTheUnionIsTheLongestSubsequence_emptyLinesAreNoSentences() {
    assertThat(Rouge.LONGEST_SUM.sentence("testing one", List.of("testing one two")))
        .isEqualTo(Rouge.LONGEST.sentence("testing one", List.of("testing one two")));
    assertThat(Rouge.LONGEST_SUM.sentence("\n\na b\n...\n", List.of("a b")).f1()).isEqualTo(1);
    assertThat(Rouge.LONGEST_SUM.sentence("", List.of("a b")).f1()).isZero();
    assertThat(Rouge.LONGEST_SUM.withStemming().sentence("killing\ncats", List.of("killed\ncat")).f1()).isEqualTo(1);
  }

  @Test
  void stemsMayCountForWords() {
    assertThat(Rouge.ONE.sentence("killing cats", List.of("killed cat")).f1()).isZero();
    assertThat(Rouge.ONE.withStemming().sentence("killing cats", List.of("killed cat")).f1()).isEqualTo(1);
  }

  /** Examples of Porter 1980. */
  @ParameterizedTest
  @CsvSource({"caresses, caress", "ponies, poni", "agreed, agre", "plastered, plaster", "motoring, motor",
      "sized, size", "hopping, hop", "falling, fall", "filing, file", "happy, happi", "sky, sky", "relational, relat",
      "conditional, condit", "vietnamization, vietnam", "triplicate, triplic", "hopefulness, hope", "adoption, adopt",
      "homologous, homolog", "probate, probat", "rate, rate", "cease, ceas", "controlling, control", "roll, roll",
      "generalizations, gener", "oscillators, oscil"})
  void portersStems(String word, String stem) {
    assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
  }
}
