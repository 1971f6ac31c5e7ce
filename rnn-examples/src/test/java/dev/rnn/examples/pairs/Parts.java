package dev.rnn.examples.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.seq2seq.text.TextPair;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds of the parts of every task. */
public final class Parts {
  private Parts() {}

  public static void assertDisjoint(PairCorpus corpus) {
    Set<String> train = sources(corpus.train());
    Set<String> valid = sources(corpus.valid());
    Set<String> test = sources(corpus.test());
    assertThat(Collections.disjoint(train, valid)).as("training and validation have no source in common").isTrue();
    assertThat(Collections.disjoint(train, test)).as("training and test have no source in common").isTrue();
    assertThat(Collections.disjoint(valid, test)).as("validation and test have no source in common").isTrue();
  }

  public static Set<String> sources(List<TextPair> pairs) {
    return pairs.stream().map(TextPair::source).collect(Collectors.toSet());
  }
}
