package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCountsTest {
  private final TokenCounts counts = TokenCounts.of(Level.WORD, List.of("z b a", "c b", "a c d"));

  @Test
  void without_a_limit_every_token_is_in_the_most_frequent_first_then_the_first_to_occur() {
    assertThat(counts.vocabulary(OptionalInt.empty()).tokens())
        .containsExactly("<unk>", "<eos>", "b", "a", "c", "z", "d");
    assertThat(counts.distinct()).isEqualTo(5);
    assertThat(counts.counts()).containsEntry("c", 2).containsEntry("d", 1);
  }

  @Test
  void a_limit_counts_the_special_tokens() {
    assertThat(counts.vocabulary(OptionalInt.of(4)).tokens()).containsExactly("<unk>", "<eos>", "b", "a");
    assertThat(counts.vocabulary(OptionalInt.of(100)).size()).isEqualTo(7);
  }

  @Test
  void literal_special_tokens_are_not_there_twice() {
    TokenCounts literal = TokenCounts.of(Level.WORD, List.of("a <unk> <unk>", "b <eos>"));
    assertThat(literal.vocabulary(OptionalInt.empty()).tokens()).containsExactly("<unk>", "<eos>", "a", "b");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1, 0, -1})
  void a_limit_must_leave_room_for_one_token(int limit) {
    assertThatThrownBy(() -> counts.vocabulary(OptionalInt.of(limit)))
        .hasMessageContaining("RNN-CORPUS-VOCABULARY").hasMessageContaining("A vocabulary of " + limit);
  }
}
