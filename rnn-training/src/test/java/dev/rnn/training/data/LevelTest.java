package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LevelTest {
  @Test
  void words_are_separated_by_any_white_space() {
    assertThat(Level.WORD.tokens(" one  two\tthree\u00A0four\u2003five\rsix \u3000"))
        .containsExactly("one", "two", "three", "four", "five", "six");
    assertThat(Level.WORD.tokens(" \t")).isEmpty();
  }

  @Test
  void characters_are_code_points_white_space_too() {
    assertThat(Level.CHAR.tokens("a 😀ä")).containsExactly("a", " ", "😀", "ä");
  }

  @Test
  void a_line_counts_its_code_points_one_space_between_words_and_its_end() {
    assertThat(Level.CHAR.characters(Level.CHAR.tokens(" a  😀 "))).isEqualTo(7);
    assertThat(Level.WORD.characters(Level.WORD.tokens(" a  😀b "))).isEqualTo(5);
    assertThat(Level.WORD.characters(List.of())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_level_is_known_by_its_name(Level level) {
    assertThat(Level.named(level.toString())).isEqualTo(level);
  }

  @Test
  void an_unknown_name_lists_the_levels() {
    assertThatThrownBy(() -> Level.named("byte"))
        .hasMessageContaining("RNN-CORPUS-LEVEL").hasMessageContaining("'byte'").hasMessageContaining("[char, word]");
  }
}
