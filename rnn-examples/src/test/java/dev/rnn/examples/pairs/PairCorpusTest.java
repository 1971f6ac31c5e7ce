package dev.rnn.examples.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.TextPair;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairCorpusTest {
  private static final List<TextPair> PAIRS =
      IntStream.range(0, 90).mapToObj(i -> new TextPair("s" + i % 30, "t" + i, "line " + i)).toList();

  @Test
  void pairsOfOneSource_areInOnePart() {
    PairCorpus corpus = PairCorpus.deal(PAIRS, 5, 3);
    Parts.assertDisjoint(corpus);
    assertThat(corpus.test()).hasSize(15);
    assertThat(corpus.train()).hasSize(60);
  }

  @Test
  void theSeedDecides() {
    assertThat(PairCorpus.deal(PAIRS, 5, 3)).isEqualTo(PairCorpus.deal(PAIRS, 5, 3))
        .isNotEqualTo(PairCorpus.deal(PAIRS, 5, 4));
  }

  @Test
  void tooFewPairs_areRefused() {
    assertThatThrownBy(() -> PairCorpus.deal(PAIRS, 15, 3)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PAIRS-FEW").hasMessageContaining("30 sources");
  }

  @Test
  void speltTextsComeBack_withNoBreakSpacesAsSpaces() {
    assertThat(Spelt.of("3. Mai\u00A01998")).isEqualTo("3 . ▁ M a i ▁ 1 9 9 8");
    assertThat(Spelt.plain(Spelt.of("3. Mai\u00A01998"))).isEqualTo("3. Mai 1998");
  }
}
