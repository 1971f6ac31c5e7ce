package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedTextTest {
  private final Vocabulary vocabulary = Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "the", "cat"));
  private final EncodedText text = EncodedText.of(vocabulary, List.of("the cat", "", "<unk> the dog", "the  cat "));

  @Test
  void every_line_ends_in_a_counted_token() {
    assertThat(text.toArray()).containsExactly(2, 3, 1, 1, 0, 2, 0, 1, 2, 3, 1);
    assertThat(text.size()).isEqualTo(11);
    assertThat(text.lines()).isEqualTo(4);
    assertThat(text).hasToString("11 tokens in 4 lines");
  }

  @Test
  void unknown_words_and_literal_ones_are_counted() {
    assertThat(text.unknown()).isEqualTo(2);
    assertThat(text.unknownShare()).isEqualTo(2.0 / 11);
  }

  @Test
  void characters_are_those_of_the_words_with_one_after_each() {
    assertThat(text.characters()).isEqualTo("the cat\n\n<unk> the dog\nthe cat\n".length());
  }

  @Test
  void the_first_token_stands_after_an_end_of_line() {
    assertThat(text.previous(0)).isEqualTo(vocabulary.endOfLine());
    for (int i = 1; i < text.size(); i++) assertThat(text.previous(i)).isEqualTo(text.token(i - 1));
    assertThatThrownBy(() -> text.token(11)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> text.previous(11)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void nobody_can_change_it() {
    text.toArray()[0] = 77;
    assertThat(text.token(0)).isEqualTo(2);
  }

  @Test
  void it_grows_with_the_text() {
    EncodedText large = EncodedText.of(vocabulary, Collections.nCopies(5000, "the dog cat"));
    assertThat(large.size()).isEqualTo(20_000);
    assertThat(large.unknown()).isEqualTo(5000);
    for (int i = 0; i < large.size(); i += 4) assertThat(large.token(i + 3)).isEqualTo(1);
  }

  @Test
  void no_lines_are_no_tokens() {
    EncodedText nothing = EncodedText.of(vocabulary, List.of());
    assertThat(nothing.size()).isZero();
    assertThat(nothing.unknownShare()).isZero();
    assertThat(nothing.characters()).isZero();
  }
}
