package dev.rnn.training.data;

import java.util.List;

/**
 * The lines of a corpus, in its three parts.
 *
 * @param train what is learned from
 * @param valid what tells when to stop
 * @param test what is measured on, once
 */
public record CorpusText(List<String> train, List<String> valid, List<String> test) {
  /** Copies the lists. */
  public CorpusText {
    train = List.copyOf(train);
    valid = List.copyOf(valid);
    test = List.copyOf(test);
  }
}
