package dev.rnn.examples.languagemodel.wordnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.training.data.CorpusText;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordNetGlossesTest {
  @Test
  void definitionsArePartedTheSameWayEachTime_andNoneIsInTwoParts() {
    CorpusText text = WordNetGlosses.PLANTS.read();
    assertThat(text).isEqualTo(WordNetGlosses.PLANTS.read());
    assertThat(text.train().size() + text.valid().size() + text.test().size()).isBetween(7_800, 8_032);
    assertThat(text.valid().size()).isBetween(300, 500);
    assertThat(text.test().size()).isBetween(300, 500);
    Set<String> trained = new HashSet<>(text.train());
    assertThat(text.test()).noneMatch(trained::contains);
    assertThat(text.valid()).noneMatch(trained::contains);
  }

  @Test
  void aDefinitionIsLowerCaseWords_withoutExamples() {
    assertThat(WordNetGlosses.gloss("(botany) a Plant's part; \"the rose\"; \"a leaf"))
        .isEqualTo("( botany ) a plant's part");
  }
}
