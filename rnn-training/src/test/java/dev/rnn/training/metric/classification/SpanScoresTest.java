package dev.rnn.training.metric.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanScoresTest {
  /** Each line: what it shows, tags, spans as type begin-end. The rules are those of conlleval. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "IOB2                           | O B-A I-A O B-B        | A 1-3, B 4-5",
      "IOB1: I begins after O         | O I-A I-A O I-B        | A 1-3, B 4-5",
      "IOB1: B only between neighbours| I-A I-A B-A I-A        | A 0-2, A 2-4",
      "a change of type begins anew   | B-A I-B I-B            | A 0-1, B 1-3",
      "neighbouring B are two         | B-A B-A                | A 0-1, A 1-2",
      "IOBES                          | S-A B-B I-B E-B S-B O  | A 0-1, B 1-4, B 4-5",
      "IOE: E ends                    | I-A E-A I-A E-A        | A 0-2, A 2-4",
      "a span up to the end           | O B-A I-A              | A 1-3",
      "none                           | O O                    | ''"})
  void tags_tell_spans(String rule, String tags, String spans) {
    List<String> found = Span.of(List.of(tags.strip().split(" +"))).stream()
        .map(s -> s.type() + " " + s.begin() + "-" + s.end()).toList();
    assertThat(String.join(", ", found)).as(rule).isEqualTo(spans);
  }

  @Test
  void seqevals_published_example() {
    SpanScores scores = new SpanScores();
    scores.add(List.of("O", "O", "O", "B-MISC", "I-MISC", "I-MISC", "O"),
        List.of("O", "O", "B-MISC", "I-MISC", "I-MISC", "I-MISC", "O"));
    scores.add(List.of("B-PER", "I-PER", "O"), List.of("B-PER", "I-PER", "O"));
    assertThat(scores.all().f1()).isEqualTo(0.5);
    assertThat(scores.accuracy()).isEqualTo(0.8, within(1e-12));
    assertThat(scores.types()).containsEntry("MISC", new Hits(0, 1, 1)).containsEntry("PER", new Hits(1, 1, 1));
  }

  @Test
  void the_figures_of_conllevals_own_documentation() {
    Hits hits = new Hits(371, 539, 459);
    assertThat(hits.precision() * 100).isEqualTo(68.83, within(0.005));
    assertThat(hits.recall() * 100).isEqualTo(80.83, within(0.005));
    assertThat(hits.f1() * 100).isEqualTo(74.35, within(0.005));
  }

  @Test
  void it_is_printed_as_conlleval_does() {
    SpanScores scores = new SpanScores();
    scores.add(List.of("B-NP", "I-NP", "O", "B-VP"), List.of("B-NP", "I-NP", "O", "B-NP"));
    assertThat(scores.toString().lines()).containsExactly(
        "processed 4 tokens with 2 phrases; found: 2 phrases; correct: 1.",
        "accuracy:  75.00%; precision:  50.00%; recall:  50.00%; FB1:  50.00",
        "               NP: precision:  50.00%; recall: 100.00%; FB1:  66.67  2",
        "               VP: precision:   0.00%; recall:   0.00%; FB1:   0.00  0");
  }

  @Test
  void parts_of_speech_are_no_spans() {
    assertThat(SpanScores.areSpans(List.of("NOUN", "VERB"))).isFalse();
    assertThat(SpanScores.areSpans(List.of("O", "B-PER", "I-PER"))).isTrue();
    assertThat(SpanScores.areSpans(List.of("O"))).isFalse();
  }
}
