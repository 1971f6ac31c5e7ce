package dev.rnn.seq2seq.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Level;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TokenEncodingTest {
  @Test
  void wordsAndCharacters_toNumbersAndBack_upToTheEnd() {
    Encoding words = TokenEncoding.words(List.of("a rose is a rose"));
    assertThat(words.encode("rose a")).containsExactly(3, 2);
    assertThat(words.decode(new int[] {3, 2, 1, 2})).isEqualTo("rose a");
    Encoding characters = TokenEncoding.characters(List.of("a rose"));
    assertThat(characters.decode(characters.encode("rose a"))).isEqualTo("rose a");
  }

  @Test
  void whatIsNotThere_isNumber0_andCanBeAskedFor() {
    Encoding words = TokenEncoding.of(Level.WORD, List.of("a a a b b c"), OptionalInt.of(4));
    assertThat(words.encode("c a")).containsExactly(0, 2);
    assertThat(words.unknown("c a d c")).containsExactly("c", "d");
  }

  @Test
  void anUnknownCharacter_isRefusedWithItsPlace_whereAllMustBeKnown() {
    Encoding characters = TokenEncoding.characters(List.of("1998-01-02"));
    assertThat(characters.encodeKnown("1-2", "line 1")).hasSize(3);
    assertThatThrownBy(() -> characters.encodeKnown("1/2/x", "dates.txt:7")).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TEXT-UNKNOWN").hasMessageContaining("'/', 'x'").hasMessageContaining("dates.txt:7");
  }

  @Test
  void savedAndParsed_itIsTheSame_alsoWithLineFeedsAndBackslashes() {
    Encoding characters = TokenEncoding.characters(List.of("a\\n\n\r\u2028 b"));
    assertThat(Encoding.parse(characters.save())).isEqualTo(characters);
    Encoding words = TokenEncoding.words(List.of("a \\n b\\"));
    assertThat(Encoding.parse(words.save())).isEqualTo(words);
  }
}
