package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What one token of a text is. */
public enum Level {
  /** A Unicode code point, white space too. */
  CHAR,
  /** A run of characters without white space; Unicode's spaces separate too, also the no-break ones. */
  WORD;

  /**
   * The level of that name, such as {@code word}.
   *
   * @throws RnnException {@code RNN-CORPUS-LEVEL} if there is none
   */
  public static Level named(String name) {
    return Arrays.stream(values()).filter(level -> level.toString().equals(name)).findFirst()
        .orElseThrow(() -> RnnException.error("RNN-CORPUS-LEVEL", "There is no level '" + name + "'.")
            .fix("use one of " + Arrays.toString(values()) + ".").build());
  }

  /** The tokens of a line, without the one that ends it. */
  public List<String> tokens(String line) {
    return switch (this) {
      case CHAR -> line.codePoints().mapToObj(Character::toString).toList();
      case WORD -> words(line);
    };
  }

  /** The text of some tokens: what {@link #tokens} cuts, put together again. */
  public String join(List<String> tokens) {
    return String.join(this == WORD ? " " : "", tokens);
  }

  /**
   * How many characters (Unicode code points) a line of these tokens has, its end counted as one.
   *
   * <p>Between words one space is counted, however they were separated: a word model does not predict white space,
   * so that bits per character must not be watered down by it.
   */
  public long characters(List<String> tokens) {
    String line = join(tokens);
    return line.codePointCount(0, line.length()) + 1L;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      int start = at;
      while (at < line.length() && !separates(line.charAt(at))) at++;
      if (at > start) words.add(line.substring(start, at));
      else at++;
    }
    return words;
  }

  /** All white space of Unicode is in the basic plane, so that looking at {@code char}s is enough. */
  private static boolean separates(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** The name as it is written on the command line and in model files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
