package dev.rnn.training.metric.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that are something together, such as a name.
 *
 * @param type such as {@code PER}
 * @param begin place of the first word
 * @param end place after the last one
 */
public record Span(String type, int begin, int end) {
  private static final char OUTSIDE = 'O';

  /**
   * The spans that tags tell, by the rules of {@code conlleval}: tags are {@code O}, or a letter and a type, as in
   * {@code B-PER}. B and S begin a span; so does any other letter after O, after a span that E or S ended, or where the
   * type changes. Thus the schemes IOB1, IOB2, IOE and IOBES are all read, and a span that begins with I is one.
   *
   * @see <a href="https://aclanthology.org/W00-0726/">Tjong Kim Sang and Buchholz 2000, the CoNLL-2000 shared task</a>
   */
  public static List<Span> of(List<String> tags) {
    List<Span> all = new ArrayList<>();
    char before = OUTSIDE;
    String type = "";
    int begin = 0;
    for (int i = 0; i <= tags.size(); i++) {
      char letter = i == tags.size() ? OUTSIDE : letter(tags.get(i));
      String next = i == tags.size() ? "" : type(tags.get(i));
      boolean anew = begins(before, type, letter, next);
      if (before != OUTSIDE && (letter == OUTSIDE || anew)) all.add(new Span(type, begin, i));
      if (anew) begin = i;
      before = letter;
      type = next;
    }
    return all;
  }

  private static boolean begins(char before, String type, char letter, String next) {
    if (letter == OUTSIDE) return false;
    return letter == 'B' || letter == 'S' || before == OUTSIDE || before == 'E' || before == 'S' || !type.equals(next);
  }

  private static char letter(String tag) {
    return tag.isEmpty() ? OUTSIDE : tag.charAt(0);
  }

  private static String type(String tag) {
    return tag.length() > 2 && tag.charAt(1) == '-' ? tag.substring(2) : "";
  }
}
