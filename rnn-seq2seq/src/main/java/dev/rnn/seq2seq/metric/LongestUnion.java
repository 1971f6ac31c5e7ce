package dev.rnn.seq2seq.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The union of longest common subsequences, sentence by sentence (Lin 2004, section 3.2), as rouge-score has it. */
final class LongestUnion {
  private LongestUnion() {}

  static RougeScore of(List<List<String>> hypothesis, List<List<String>> reference) {
    Map<String, Integer> leftHere = counts(hypothesis);
    Map<String, Integer> leftThere = counts(reference);
    int common = 0;
    for (List<String> sentence : reference) {
      TreeSet<Integer> union = new TreeSet<>();
      for (List<String> other : hypothesis) union.addAll(places(sentence, other));
      for (int place : union) {
        String word = sentence.get(place);
        if (leftHere.getOrDefault(word, 0) == 0 || leftThere.getOrDefault(word, 0) == 0) continue;
        common++; // a word counts once for each time that it is there
        leftHere.merge(word, -1, Integer::sum);
        leftThere.merge(word, -1, Integer::sum);
      }
    }
    return RougeScore.of(common, size(hypothesis), size(reference));
  }

  /** Where in a sentence the words of one longest common subsequence are. */
  private static List<Integer> places(List<String> sentence, List<String> other) {
    int[][] table = new int[sentence.size() + 1][other.size() + 1];
    for (int i = 1; i <= sentence.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        table[i][j] = sentence.get(i - 1).equals(other.get(j - 1)) ? table[i - 1][j - 1] + 1
            : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    List<Integer> places = new ArrayList<>();
    int i = sentence.size();
    int j = other.size();
    while (i > 0 && j > 0) {
      if (sentence.get(i - 1).equals(other.get(j - 1))) {
        places.add(--i);
        j--;
      } else if (table[i][j - 1] > table[i - 1][j]) { // of equals the reference steps back, as rouge-score does
        j--;
      } else {
        i--;
      }
    }
    return places;
  }

  private static Map<String, Integer> counts(List<List<String>> sentences) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<String> sentence : sentences) for (String word : sentence) counts.merge(word, 1, Integer::sum);
    return counts;
  }

  private static int size(List<List<String>> sentences) {
    return sentences.stream().mapToInt(List::size).sum();
  }
}
