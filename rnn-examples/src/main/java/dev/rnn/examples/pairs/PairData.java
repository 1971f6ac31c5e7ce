package dev.rnn.examples.pairs;

import dev.rnn.seq2seq.text.TextPair;
import java.util.List;

/**
 * The data of a task.
 *
 * @param train what is learned
 * @param validation what decides which epoch was the best
 * @param test what is reported and nothing else
 * @param summary of the data, in a line
 */
public record PairData(List<TextPair> train, List<TextPair> validation, List<TextPair> test, String summary) {
  /** A corpus with a line about it. */
  public static PairData of(PairCorpus corpus, String summary) {
    return new PairData(corpus.train(), corpus.valid(), corpus.test(), summary);
  }
}
