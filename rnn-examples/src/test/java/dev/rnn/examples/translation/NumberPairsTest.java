package dev.rnn.examples.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Parts;
import dev.rnn.seq2seq.text.TextPair;
import org.junit.jupiter.api.Test;

class NumberPairsTest {
  @Test
  void numbersAreInWords() {
    assertThat(new NumberWords("de").of(743_021)).isEqualTo("siebenhundertdreiundvierzigtausendeinundzwanzig");
    assertThat(new NumberWords("en").of(743_021)).isEqualTo("seven hundred forty-three thousand twenty-one");
    assertThat(new NumberWords("fr").of(80)).isEqualTo("quatre-vingts");
    assertThat(NumberWords.languages()).contains("de", "en", "fr", "ja", "sw").doesNotContain("agq", "asa");
  }

  @Test
  void numbersOfTheTest_areNotInTraining_andSmallOnesAreInBoth() {
    PairCorpus corpus = NumberPairs.of("de", "en").make();
    assertThat(corpus.train()).hasSize(40_000).doesNotHaveDuplicates();
    assertThat(corpus.test()).hasSize(2_000);
    Parts.assertDisjoint(corpus);
    assertThat(corpus.train().stream().filter(pair -> value(pair) < 100).count()).isGreaterThan(70);
    assertThat(corpus.test().stream().filter(pair -> value(pair) > 100_000).count()).isGreaterThan(500);
    assertThat(NumberPairs.of("de", "en").make()).isEqualTo(corpus);
  }

  @Test
  void aLanguageWithoutNumberWords_isRefused_andTheOthersAreListed() {
    assertThatThrownBy(() -> new NumberWords("xx")).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TRANSLATION-LANGUAGE").hasMessageContaining(" de ").hasMessageContaining(" fr ");
  }

  @Test
  void numbersAreSpeltFromTheirDigits() {
    assertThat(NumberPairs.spelling("en")).hasSize(1000);
    assertThat(NumberPairs.spelling("en").get(142).source()).isEqualTo("1 4 2");
    assertThat(NumberPairs.spelling("en").get(142).target()).isEqualTo("o n e ▁ h u n d r e d ▁ f o r t y - t w o");
  }

  private static int value(TextPair pair) {
    return Integer.parseInt(pair.place().substring("number ".length()));
  }
}
