package dev.rnn.examples.languagemodel.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.training.data.EncodedText;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "a", "b", "c", "d"));
  private static final EncodedText TEXT = EncodedText.of(VOCABULARY, List.of("a b a b c", "a b", "b c a b",
      "c c a b a"));

  @Test
  void probabilitiesSumToOne_afterEveryToken() {
    for (Baseline model : List.of(new UnigramModel(TEXT, 6), new BigramModel(TEXT, 6))) {
      for (int before = 0; before < 6; before++) {
        double sum = 0;
        for (int token = 0; token < 6; token++) sum += model.probability(before, token);
        assertThat(sum).as("%s after %s", model, before).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void unigram_isAddOneSmoothed() {
    int tokens = TEXT.size();
    assertThat(tokens).isEqualTo(20);
    assertThat(new UnigramModel(TEXT, 6).probability(0, 2)).isEqualTo((6 + 1.0) / (20 + 6));
    assertThat(new UnigramModel(TEXT, 6).probability(0, 5)).isEqualTo(1.0 / 26);
  }

  @Test
  void bigram_knowsWhatFollows() {
    BigramModel model = new BigramModel(TEXT, 6);
    assertThat(model.probability(2, 3)).isGreaterThan(0.6); // b after a, 5 of 6 times
    assertThat(model.score(TEXT).perplexity()).isLessThan(new UnigramModel(TEXT, 6).score(TEXT).perplexity());
  }

  @Test
  void score_countsEveryToken_andBitsPerCharacter() {
    Baseline uniform = (_, _) -> 0.25;
    Score score = uniform.score(TEXT);
    assertThat(score.tokens()).isEqualTo(20);
    assertThat(score.perplexity()).isCloseTo(4, within(1e-9));
    assertThat(score.bitsPerCharacter()).isCloseTo(2.0 * 20 / TEXT.characters(), within(1e-9));
  }
}
