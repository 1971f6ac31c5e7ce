package dev.rnn.examples.pairs;

import java.util.stream.Collectors;

/**
 * Texts as single characters with spaces between them, so that a vocabulary of words has characters beside whole words,
 * such as the tag of a language. A space of the text is written {@code ▁}.
 */
public final class Spelt {
  private static final String SPACE = "▁";

  private Spelt() {}

  /** {@code to be} becomes {@code t o ▁ b e}. All white space counts as a space. */
  public static String of(String text) {
    return text.codePoints()
        .mapToObj(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? SPACE : Character.toString(c))
        .collect(Collectors.joining(" "));
  }

  /** {@code t o ▁ b e} becomes {@code to be}. */
  public static String plain(String spelt) {
    return spelt.replace(" ", "").replace(SPACE, " ");
  }
}
