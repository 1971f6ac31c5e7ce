package dev.rnn.seq2seq.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are those of sacreBLEU's own tests, unless another source is named. */
class BleuTest {
  private static final List<String> HYPOTHESES =
      List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him.");
  private static final References TWO = References.ofTranslations(List.of(
      List.of("The dog bit the man.", "It was not unexpected.", "The man bit him first."),
      List.of("The dog had bit the man.", "No one was surprised.", "The man had bitten the dog.")));

  @ParameterizedTest
  @CsvSource({"MTEVAL_13A, 48.530827", "NONE, 49.1919566"})
  void aTextWithTwoReferences(BleuTokenizer tokenizer, double score) {
    assertThat(Bleu.STANDARD.with(tokenizer).corpus(HYPOTHESES, TWO).score()).isCloseTo(score, within(1e-6));
  }

  @Test
  void smoothingChangesNothing_whereEveryOrderHasMatches() {
    assertThat(Bleu.STANDARD.with(Smoothing.NONE).corpus(HYPOTHESES, TWO).score()).isCloseTo(48.530827, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"EXP, 0, MTEVAL_13A, 8.493", "NONE, 0, MTEVAL_13A, 0", "FLOOR, 0.1, MTEVAL_13A, 4.51688",
      "FLOOR, 0.5, MTEVAL_13A, 10.10", "ADD_K, 1, MTEVAL_13A, 14.882", "ADD_K, 2, MTEVAL_13A, 21.389",
      "EXP, 0, NONE, 7.347"})
  void oneSentence_underEverySmoothing(Smoothing.Method method, double value, BleuTokenizer tokenizer, double score) {
    Bleu bleu = Bleu.STANDARD.with(tokenizer).with(new Smoothing(method, value));
    String hypothesis = "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;";
    assertThat(bleu.sentence(hypothesis, List.of("producţia de zahăr brut se exprimă în zahăr alb;")).score())
        .isCloseTo(score, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"test, a test, 0.3678794411714425", "a test, a test, 1", "a little test, a test, 0.03218297948685433",
      "this is a test, this is a test, 1", "this is a fest, this is a test, 0.223606797749979"})
  void shorterThanFourWords_onlyTheOrdersThatAreThereCount(String hypothesis, String reference, double score) {
    Bleu bleu = Bleu.TOKENIZED.with(Smoothing.floor(0.01));
    assertThat(bleu.sentence(hypothesis, List.of(reference)).score() / 100).isCloseTo(score, within(1e-8));
  }

  @Test
  void aShortText_scores0_unlessOrdersAreLeftOut() {
    assertThat(Bleu.TOKENIZED.with(Smoothing.floor(0.01)).corpus(List.of("a test"), References.of(List.of("a test")))
        .score()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"EXP, 0", "NONE, 0", "FLOOR, 0.1", "ADD_K, 1"})
  void withoutAnyMatch_itIs0_underEverySmoothing(Smoothing.Method method, double value) {
    Bleu bleu = Bleu.STANDARD.with(new Smoothing(method, value));
    assertThat(bleu.sentence("this is a cat", List.of("okay thanks")).score()).isZero();
  }

  @Test
  void emptyHypotheses_score0_andAreNotLeftOut() {
    assertThat(Bleu.STANDARD.corpus(List.of("", "", ""), TWO).score()).isZero();
    BleuScore score = Bleu.STANDARD.corpus(List.of("The dog bit the man.", "", ""), TWO);
    assertThat(score.referenceLength()).isEqualTo(6 + 5 + 6);
    assertThat(score.brevityPenalty()).isCloseTo(Math.exp(1 - 17 / 6.0), within(1e-12));
  }

  @Test
  void aWordCountsOnlyAsOftenAsAReferenceHasIt_papineniAndOthers2002() {
    BleuScore score = Bleu.TOKENIZED.sentence("the the the the the the the",
        List.of("the cat is on the mat", "there is a cat on the mat"));
    assertThat(score.precisions().getFirst()).isCloseTo(100 * 2 / 7.0, within(1e-12));
  }

  @Test
  void precisionsOfPapineniAndOthers2002_example1() {
    List<String> references = List.of(
        "It is a guide to action that ensures that the military will forever heed Party commands",
        "It is the guiding principle which guarantees the military forces always being under the command of the Party",
        "It is the practical guide for the army always to heed the directions of the party");
    Bleu bleu = Bleu.TOKENIZED.ignoringCase();
    BleuScore first = bleu.sentence(
        "It is a guide to action which ensures that the military always obeys the commands of the party", references);
    BleuScore second = bleu.sentence(
        "It is to insure the troops forever hearing the activity guidebook that party direct", references);
    assertThat(first.precisions().getFirst()).isCloseTo(100 * 17 / 18.0, within(1e-12));
    assertThat(first.precisions().get(1)).isCloseTo(100 * 10 / 17.0, within(1e-12));
    assertThat(second.precisions().getFirst()).isCloseTo(100 * 8 / 14.0, within(1e-12));
    assertThat(second.precisions().get(1)).isCloseTo(100 * 1 / 13.0, within(1e-12));
  }

  @Test
  void ofTwoEquallyNearReferences_theShorterOneGivesTheLength() {
    assertThat(Bleu.TOKENIZED.sentence("a b c", List.of("a b c d", "a b")).referenceLength()).isEqualTo(2);
  }

  @Test
  void scoringOfCounts() {
    BleuCounts counts = new BleuCounts(new long[] {9, 7, 5, 3}, new long[] {10, 8, 6, 4}, 11, 11);
    assertThat(Bleu.STANDARD.score(counts, "1").score() / 100).isCloseTo(0.8375922397, within(1e-8));
  }

  @Test
  void tokeniser13a_splitsMarks_butNotNumbers() {
    assertThat(BleuTokenizer.MTEVAL_13A.tokens("&quot;Well&quot;, it's 1,000.50 (1990-2000) e.g. this."))
        .containsExactly("\"", "Well", "\"", ",", "it's", "1,000.50", "(", "1990", "-", "2000", ")", "e", ".", "g", ".",
            "this", ".");
    assertThat(BleuTokenizer.NONE.tokens("it's  1,000.50.")).containsExactly("it's", "1,000.50.");
  }

  @Test
  void theDefinitionIsPrintedWithTheScore() {
    assertThat(Bleu.STANDARD.corpus(HYPOTHESES, TWO)).hasToString("BLEU|nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp"
        + " = 48.53 82.4/50.0/45.5/37.5 (BP = 0.943 ratio = 0.944 hyp_len = 17 ref_len = 18)");
    assertThat(Bleu.TOKENIZED.ignoringCase().with(Smoothing.addK(1)).signature("1"))
        .isEqualTo("nrefs:1|case:lc|eff:no|tok:none|smooth:add-k[1.00]");
  }

  @Test
  void unequalCounts_areRefused() {
    assertThatThrownBy(() -> Bleu.STANDARD.corpus(List.of("one"), TWO)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-METRIC-COUNT").hasMessageContaining("1 hypotheses").hasMessageContaining("for 3");
    assertThatThrownBy(() -> References.ofTranslations(List.of(List.of("a", "b"), List.of("a"))))
        .isInstanceOf(RnnException.class).hasMessageContaining("RNN-METRIC-REFERENCES")
        .hasMessageContaining("2 and 1 lines");
    assertThatThrownBy(() -> new References(List.of(List.of("a"), List.of()))).isInstanceOf(RnnException.class)
        .hasMessageContaining("Hypothesis 2 has no reference");
  }
}
