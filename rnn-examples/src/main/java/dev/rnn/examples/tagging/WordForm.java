package dev.rnn.examples.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A view of a word, each an input of its own with its own embedding: the word in small letters, its first letters or
 * its last ones as they are. Digits are all alike. What a model never saw of a word it may know of its beginning and
 * end: an unknown word that ends in {@code -tion} is a noun.
 *
 * @param name of the input
 * @param letters how many; 0: all, in small letters
 * @param first whether they are the first ones
 */
record WordForm(String name, int letters, boolean first) {
  /** The word, one to three letters of its beginning, one to four of its end. */
  static final List<WordForm> ALL = all();

  private static List<WordForm> all() {
    List<WordForm> forms = new ArrayList<>();
    forms.add(new WordForm("word", 0, true));
    for (int n = 1; n <= 3; n++) forms.add(new WordForm("prefix" + n, n, true));
    for (int n = 1; n <= 4; n++) forms.add(new WordForm("suffix" + n, n, false));
    return List.copyOf(forms);
  }

  String of(String word) {
    String plain = digitsAlike(word);
    if (letters == 0) return plain.toLowerCase(Locale.ROOT);
    int count = Math.min(letters, plain.codePointCount(0, plain.length()));
    return first ? plain.substring(0, plain.offsetByCodePoints(0, count))
        : plain.substring(plain.offsetByCodePoints(plain.length(), -count));
  }

  private static String digitsAlike(String word) {
    StringBuilder text = new StringBuilder();
    word.codePoints().map(c -> Character.isDigit(c) ? '0' : c).forEach(text::appendCodePoint);
    return text.toString();
  }
}
