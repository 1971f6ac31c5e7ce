package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContiguousBatchesTest {
  private static final int END_OF_LINE = 1;

  @Test
  void ten_tokens_in_three_columns_and_windows_of_two_steps() {
    ContiguousBatches batches = new ContiguousBatches(text(10), 3, 2); // 0 to 8, then <eos>: 2 3 4 5 | 6 7 8 | 9 10 1
    assertThat(batches.windowsPerEpoch()).isEqualTo(2);
    assertThat(batches.tokensPerEpoch()).isEqualTo(10);

    Window first = batches.window(0);
    assertThat(first.first()).isTrue();
    assertThat(first.inputs()).isDeepEqualTo(new int[][] {{1, 2}, {5, 6}, {8, 9}});
    assertThat(first.targets()).isDeepEqualTo(new int[][] {{2, 3}, {6, 7}, {9, 10}});
    assertThat(first.lengths()).containsExactly(2, 2, 2);
    assertThat(first.tokens()).isEqualTo(6);

    Window second = batches.window(1);
    assertThat(second.first()).isFalse();
    assertThat(second.inputs()).isDeepEqualTo(new int[][] {{3, 4}, {7}, {10}});
    assertThat(second.targets()).isDeepEqualTo(new int[][] {{4, 5}, {8}, {1}});
    assertThat(second.lengths()).containsExactly(2, 1, 1);
    assertThat(second.tokens()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 5, 3", "10, 3, 2", "10, 1, 4", "100, 7, 5", "101, 20, 20", "1000, 33, 10", "997, 32, 997"})
  void every_token_is_predicted_once_from_the_one_before_it_in_columns_that_go_on(int tokens, int columns, int steps) {
    EncodedText text = text(tokens);
    ContiguousBatches batches = new ContiguousBatches(text, columns, steps);
    List<List<Integer>> inputs = columns(columns);
    List<List<Integer>> targets = columns(columns);
    int windows = 0;
    for (Window window : batches) {
      assertThat(window.first()).isEqualTo(windows++ == 0);
      assertThat(window.lengths()).hasSize(columns);
      for (int b = 0; b < columns; b++) {
        assertThat(window.lengths()[b]).isBetween(0, steps)
            .isEqualTo(window.inputs()[b].length).isEqualTo(window.targets()[b].length);
        for (int token : window.inputs()[b]) inputs.get(b).add(token);
        for (int token : window.targets()[b]) targets.get(b).add(token);
      }
    }
    assertThat(windows).isEqualTo(batches.windowsPerEpoch());
    assertThat(targets.stream().flatMap(List::stream)).containsExactlyElementsOf(boxed(text.toArray()));
    List<Integer> before = new ArrayList<>(List.of(END_OF_LINE));
    before.addAll(boxed(text.toArray()).subList(0, tokens - 1));
    assertThat(inputs.stream().flatMap(List::stream)).containsExactlyElementsOf(before);
    assertThat(targets.stream().mapToInt(List::size).max().orElseThrow()
        - targets.stream().mapToInt(List::size).min().orElseThrow()).isLessThanOrEqualTo(1);
  }

  @Test
  void only_the_last_window_may_be_ragged() {
    ContiguousBatches batches = new ContiguousBatches(text(1003), 10, 20);
    for (int i = 0; i < batches.windowsPerEpoch() - 1; i++) {
      assertThat(batches.window(i).lengths()).containsOnly(20);
    }
    assertThat(batches.window(batches.windowsPerEpoch() - 1).lengths()).containsExactly(1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void a_window_is_the_same_in_whatever_order_it_is_asked_for() {
    ContiguousBatches batches = new ContiguousBatches(text(50), 3, 4);
    Window late = batches.window(3);
    batches.window(0);
    assertThat(batches.window(3).inputs()).isDeepEqualTo(late.inputs());
    assertThatThrownBy(() -> batches.window(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batches.window(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_text_without_tokens_has_no_windows() {
    EncodedText nothing = EncodedText.of(vocabulary(1), List.of());
    assertThat(new ContiguousBatches(nothing, 4, 5).windowsPerEpoch()).isZero();
    assertThat(new ContiguousBatches(nothing, 4, 5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 5, batch size is 0", "-1, 5, batch size is -1", "5, 0, number of steps is 0"})
  void sizes_below_one_are_refused(int columns, int steps, String message) {
    EncodedText text = text(10);
    assertThatThrownBy(() -> new ContiguousBatches(text, columns, steps))
        .hasMessageContaining("RNN-BATCH-SIZE").hasMessageContaining(message);
  }

  /** One line of different words, numbered 2, 3, 4 …, and its end. */
  private static EncodedText text(int tokens) {
    List<String> words = IntStream.range(2, tokens + 1).mapToObj(Integer::toString).toList();
    return EncodedText.of(vocabulary(tokens), List.of(String.join(" ", words)));
  }

  private static Vocabulary vocabulary(int tokens) {
    List<String> all = new ArrayList<>(List.of("<unk>", "<eos>"));
    IntStream.range(2, tokens + 1).mapToObj(Integer::toString).forEach(all::add);
    return Vocabulary.of(Level.WORD, all);
  }

  private static List<List<Integer>> columns(int count) {
    return IntStream.range(0, count).<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
  }

  private static List<Integer> boxed(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
