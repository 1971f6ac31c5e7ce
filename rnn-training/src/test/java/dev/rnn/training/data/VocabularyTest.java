package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private final Vocabulary words = Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "the", "cat"));

  @Test
  void tokens_and_numbers_belong_together() {
    assertThat(words.size()).isEqualTo(4);
    for (int i = 0; i < words.size(); i++) assertThat(words.index(words.token(i))).isEqualTo(i);
    assertThat(words.token(words.unknown())).isEqualTo("<unk>");
    assertThat(words.token(words.endOfLine())).isEqualTo("<eos>");
    assertThat(words.contains("cat")).isTrue();
    assertThat(words.contains("dog")).isFalse();
    assertThatThrownBy(() -> words.token(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void what_is_not_there_is_encoded_as_unknown_and_so_is_a_literal_unk() {
    assertThat(words.encode(" the dog  <unk> cat")).containsExactly(2, 0, 0, 3);
  }

  @Test
  void text_is_decoded_line_by_line() {
    assertThat(words.decode(new int[] {2, 3, 1, 0, 3, 1, 1, 2})).isEqualTo("the cat\n<unk> cat\n\nthe");
    Vocabulary characters = Vocabulary.of(Level.CHAR, List.of("<unk>", "<eos>", "a", " ", "😀"));
    assertThat(characters.decode(characters.encode("a 😀aß"))).isEqualTo("a 😀a<unk>");
  }

  @Test
  void at_character_level_a_literal_unk_is_five_characters() {
    Vocabulary characters = TokenCounts.of(Level.CHAR, List.of("a <unk>")).vocabulary(java.util.OptionalInt.empty());
    assertThat(characters.encode("<unk>")).hasSize(5).doesNotContain(characters.unknown());
  }

  @Test
  void it_is_rebuilt_from_its_level_and_tokens() {
    assertThat(Vocabulary.of(words.level(), words.tokens())).isEqualTo(words).hasSameHashCodeAs(words);
    assertThat(Vocabulary.of(Level.CHAR, words.tokens())).isNotEqualTo(words);
    assertThat(words).hasToString("4 words");
    assertThatThrownBy(() -> words.tokens().add("dog")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void tokens_that_are_no_vocabulary_are_refused() {
    assertThatThrownBy(() -> Vocabulary.of(Level.WORD, List.of("the", "cat")))
        .hasMessageContaining("RNN-CORPUS-VOCABULARY").hasMessageContaining("[the, cat]");
    assertThatThrownBy(() -> Vocabulary.of(Level.WORD, List.of()))
        .hasMessageContaining("RNN-CORPUS-VOCABULARY");
    assertThatThrownBy(() -> Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "a", "b", "a")))
        .hasMessageContaining("RNN-CORPUS-VOCABULARY").hasMessageContaining("'a' twice")
        .hasMessageContaining("number 2 and as number 4");
  }
}
