package dev.rnn.examples.summarization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.seq2seq.text.TextPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummarizationTaskTest {
  @Test
  void the_first_sentence_ends_at_a_mark_before_a_space_whether_words_are_cut_or_not() {
    assertThat(Reports.lead("a and b met . rain fell .")).isEqualTo("a and b met .");
    assertThat(Reports.lead("we use 1.5 layers. they work.")).isEqualTo("we use 1.5 layers.");
    assertThat(Reports.lead("one sentence alone.")).isEqualTo("one sentence alone.");
  }

  @Test
  void of_several_summaries_of_one_paper_the_best_counts() {
    List<TextPair> pairs = List.of(new TextPair("paper", "some words", "1"), new TextPair("paper", "a cat", "1"),
        new TextPair("other", "a dog", "2"));
    assertThat(new SummarizationTask().figures(List.of("a cat", "a cat", "a cat"), pairs).get("rouge1"))
        .isCloseTo(250 / 3.0, within(1e-9));
  }
}
