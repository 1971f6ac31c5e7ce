package dev.rnn.examples.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Parts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReversePairsTest {
  @Test
  void fiftyThousandLists_eachWithItsReverse() {
    PairCorpus corpus = ReversePairs.STANDARD.make();
    assertThat(corpus.train()).hasSize(50_000).allSatisfy(pair -> {
      List<String> numbers = Arrays.asList(pair.source().split(" "));
      assertThat(numbers).hasSizeBetween(1, 25).allMatch(n -> Integer.parseInt(n) >= 0 && Integer.parseInt(n) < 50);
      Collections.reverse(numbers);
      assertThat(String.join(" ", numbers)).isEqualTo(pair.target());
    });
    assertThat(corpus.test()).hasSize(1_000);
    Parts.assertDisjoint(corpus);
    assertThat(ReversePairs.STANDARD.make()).isEqualTo(corpus);
  }
}
