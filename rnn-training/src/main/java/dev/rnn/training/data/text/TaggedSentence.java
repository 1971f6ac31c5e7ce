package dev.rnn.training.data.text;

import java.util.List;

/**
 * Words and for each its tag: a part of speech, or where a name begins and goes on.
 *
 * @param words in order
 * @param tags as many as words
 */
public record TaggedSentence(List<String> words, List<String> tags) {
  /** Checks that there are as many tags as words. */
  public TaggedSentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    if (words.size() != tags.size()) {
      throw new IllegalArgumentException(words.size() + " words and " + tags.size() + " tags");
    }
  }

  /** The number of words. */
  public int size() {
    return words.size();
  }
}
