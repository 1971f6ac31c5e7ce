package dev.rnn.examples.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.LabelledText;
import dev.rnn.examples.classification.NaiveBayes;
import dev.rnn.examples.classification.TextOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generated sentences cannot be told apart without the order of their words. */
class ContrastsTest {
  private static final SentimentTask TASK = new SentimentTask(new TextOptions());
  private static final LabelledCorpus CORPUS = new Contrasts(300, 1).make();

  @Test
  void each_sentence_has_a_twin_of_the_same_words_and_the_opposite_label_in_its_part() {
    for (List<LabelledText> part : List.of(CORPUS.train(), CORPUS.validation(), CORPUS.test())) {
      Map<List<String>, Integer> balance = new HashMap<>();
      for (LabelledText text : part) {
        balance.merge(bag(text.text()), text.label().equals("positive") ? 1 : -1, Integer::sum);
      }
      assertThat(balance.values()).isNotEmpty().containsOnly(0);
    }
  }

  @Test
  void a_bag_of_words_is_right_for_exactly_half_of_them() {
    NaiveBayes counting = new NaiveBayes(CORPUS.train(), TASK::features);
    assertThat(counting.accuracy(CORPUS.train())).isEqualTo(0.5);
    assertThat(counting.accuracy(CORPUS.test())).isEqualTo(0.5);
  }

  @Test
  void the_sentence_that_is_shown_is_not_learned_but_its_words_are() {
    assertThat(CORPUS.train()).extracting(text -> TASK.written(text.text()))
        .doesNotContain(TASK.written(Contrasts.SHOWN));
    List<String> words = CORPUS.train().stream().flatMap(text -> TASK.features(text.text()).stream()).toList();
    assertThat(words).containsAll(TASK.features(Contrasts.SHOWN));
  }

  @Test
  void the_seed_decides() {
    assertThat(new Contrasts(300, 1).make()).isEqualTo(CORPUS);
    assertThat(new Contrasts(300, 2).make()).isNotEqualTo(CORPUS);
  }

  private static List<String> bag(String text) {
    List<String> words = new ArrayList<>(TASK.features(text));
    words.sort(null);
    return words;
  }
}
