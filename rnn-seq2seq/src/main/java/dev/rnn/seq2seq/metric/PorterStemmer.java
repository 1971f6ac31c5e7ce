package dev.rnn.seq2seq.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Porter's stemmer (Porter 1980, "An algorithm for suffix stripping"), by its published rules.
 *
 * <p>NLTK, which {@code rouge-score} uses, adds a few rules and exceptions of its own: stems of words such as
 * {@code dying} or {@code enjoys} differ.
 */
final class PorterStemmer {
  /** Steps 2 to 4: where a word ends in the key and its stem is long enough, the value stands instead. */
  private static final Map<String, String> SECOND = rules("ational ate tional tion enci ence anci ance izer ize "
      + "abli able alli al entli ent eli e ousli ous ization ize ation ate ator ate alism al iveness ive "
      + "fulness ful ousness ous aliti al iviti ive biliti ble");
  private static final Map<String, String> THIRD = rules("icate ic ative - alize al iciti ic ical ic ful - ness -");
  private static final Map<String, String> FOURTH = rules("ement - ance - ence - able - ible - ment - ant - ent - "
      + "ism - ate - iti - ous - ive - ize - ion - al - er - ic - ou -");

  private PorterStemmer() {}

  private static Map<String, String> rules(String pairs) {
    Map<String, String> rules = new LinkedHashMap<>();
    String[] parts = pairs.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) rules.put(parts[i], parts[i + 1].equals("-") ? "" : parts[i + 1]);
    return rules;
  }

  static String stem(String word) {
    if (word.length() <= 2) return word;
    String stem = terminalY(pastAndGerund(plural(word)));
    stem = replace(stem, SECOND, 0);
    stem = replace(stem, THIRD, 0);
    stem = replace(stem, FOURTH, 1);
    return terminalE(stem);
  }

  private static String plural(String word) {
    if (word.endsWith("sses") || word.endsWith("ies")) return cut(word, 2);
    return word.endsWith("s") && !word.endsWith("ss") ? cut(word, 1) : word;
  }

  private static String pastAndGerund(String word) {
    if (word.endsWith("eed")) return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
    String stem = word.endsWith("ed") ? cut(word, 2) : word.endsWith("ing") ? cut(word, 3) : word;
    if (stem.length() == word.length() || !hasVowel(stem)) return word;
    if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) return stem + "e";
    if (endsInDouble(stem) && "lsz".indexOf(stem.charAt(stem.length() - 1)) < 0) return cut(stem, 1);
    return measure(stem) == 1 && endsInShort(stem) ? stem + "e" : stem;
  }

  private static String terminalY(String word) {
    return word.endsWith("y") && hasVowel(cut(word, 1)) ? cut(word, 1) + "i" : word;
  }

  private static String terminalE(String word) {
    String stem = word;
    if (stem.endsWith("e")) {
      String rest = cut(stem, 1);
      int measure = measure(rest);
      if (measure > 1 || (measure == 1 && !endsInShort(rest))) stem = rest;
    }
    return measure(stem) > 1 && endsInDouble(stem) && stem.endsWith("l") ? cut(stem, 1) : stem;
  }

  /** The longest suffix of the rules decides, also where its stem is then too short. */
  private static String replace(String word, Map<String, String> rules, int above) {
    String suffix = "";
    String instead = "";
    for (Entry<String, String> rule : rules.entrySet()) {
      if (word.endsWith(rule.getKey()) && rule.getKey().length() > suffix.length()) {
        suffix = rule.getKey();
        instead = rule.getValue();
      }
    }
    String stem = cut(word, suffix.length());
    if (suffix.isEmpty() || measure(stem) <= above) return word;
    if (suffix.equals("ion") && !stem.endsWith("s") && !stem.endsWith("t")) return word;
    return stem + instead;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  private static boolean consonant(String word, int at) {
    return switch (word.charAt(at)) {
      case 'a', 'e', 'i', 'o', 'u' -> false;
      case 'y' -> at == 0 || !consonant(word, at - 1);
      default -> true;
    };
  }

  /** m of [C](VC)^m[V]: how often a vowel is followed by a consonant. */
  private static int measure(String stem) {
    int measure = 0;
    for (int i = 1; i < stem.length(); i++) if (consonant(stem, i) && !consonant(stem, i - 1)) measure++;
    return measure;
  }

  private static boolean hasVowel(String stem) {
    for (int i = 0; i < stem.length(); i++) if (!consonant(stem, i)) return true;
    return false;
  }

  private static boolean endsInDouble(String stem) {
    int last = stem.length() - 1;
    return last > 0 && stem.charAt(last) == stem.charAt(last - 1) && consonant(stem, last);
  }

  /** Consonant, vowel, consonant other than w, x and y. */
  private static boolean endsInShort(String stem) {
    int last = stem.length() - 1;
    return last >= 2 && consonant(stem, last) && !consonant(stem, last - 1) && consonant(stem, last - 2)
        && "wxy".indexOf(stem.charAt(last)) < 0;
  }
}
