package dev.rnn.seq2seq.text;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.BytePairEncoding.Merge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns byte pairs: the most frequent pair of neighbours becomes one token, again and again; of equally frequent ones
 * the first in the order of Unicode. Counts are kept up to date word by word: only words that have the pair change.
 */
final class BytePairLearning {
  /** Unknown, end, 256 bytes, the sign for a space and one more. */
  private static final int SMALLEST = 260;
  /** A pair that is there once says nothing about the language. */
  private static final int LEAST = 2;

  private final List<List<String>> words = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final Map<Merge, Pair> pairs = new HashMap<>();
  private final PriorityQueue<Entry> queue = new PriorityQueue<>(
      Comparator.comparingLong(Entry::count).reversed().thenComparing(entry -> entry.merge.left())
          .thenComparing(entry -> entry.merge.right()));

  /** How often a pair is there, and the words that have had it. */
  private static final class Pair {
    private long count;
    private final Set<Integer> words = new HashSet<>();
  }

  /** A pair with its count when it was put into the queue: out of date if the pair has another one by now. */
  private record Entry(Merge merge, long count) {}

  private BytePairLearning() {}

  static BytePairEncoding of(List<String> lines, int size) {
    if (size < SMALLEST) {
      throw RnnException.error("RNN-OPTION-RANGE", "A byte-pair vocabulary of " + size + " is too small.")
          .fix("ask for at least " + SMALLEST + ": 256 bytes, unknown, end and some characters.").build();
    }
    Map<String, Integer> words = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.isEmpty()) BytePairEncoding.words(line).forEach(word -> words.merge(word, 1, Integer::sum));
    }
    List<String> alphabet = alphabet(words, size - BytePairEncoding.reserved().size());
    BytePairLearning learning = new BytePairLearning();
    Set<String> known = new HashSet<>(alphabet);
    words.forEach((word, count) -> learning.add(word, count, known));
    return new BytePairEncoding(alphabet, learning.merges(alphabet, size));
  }

  /** The most frequent characters that are to be seen; the sign for a space first. */
  private static List<String> alphabet(Map<String, Integer> words, int limit) {
    Map<Integer, Long> characters = new TreeMap<>();
    words.forEach((word, count) -> word.codePoints().filter(BytePairLearning::visible)
        .forEach(c -> characters.merge(c, (long) count, Long::sum)));
    List<String> alphabet = new ArrayList<>(List.of(Character.toString(BytePairEncoding.SPACE)));
    characters.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed()) // stable: ties stay in the order of Unicode
        .filter(entry -> entry.getValue() >= LEAST).limit(limit - 1L)
        .forEach(entry -> alphabet.add(Character.toString(entry.getKey())));
    return alphabet;
  }

  private static boolean visible(int c) {
    return c != BytePairEncoding.SPACE && !Character.isWhitespace(c) && !Character.isSpaceChar(c)
        && !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }

  /** A word as characters; what the alphabet lacks stays a byte and is part of no pair, so that it ends a run here. */
  private void add(String word, int count, Set<String> alphabet) {
    List<String> run = new ArrayList<>(List.of(Character.toString(BytePairEncoding.SPACE)));
    for (int c : word.codePoints().toArray()) {
      String character = Character.toString(c);
      if (c != BytePairEncoding.SPACE && alphabet.contains(character)) {
        run.add(character);
      } else {
        addRun(run, count);
        run = new ArrayList<>();
      }
    }
    addRun(run, count);
  }

  private void addRun(List<String> run, int count) {
    if (run.size() < 2) return;
    words.add(run);
    counts.add(count);
    Map<Merge, Long> ignored = new HashMap<>();
    change(words.size() - 1, 1, ignored);
  }

  private List<Merge> merges(List<String> alphabet, int size) {
    Set<String> tokens = new HashSet<>(BytePairEncoding.reserved());
    Set<String> reserved = Set.copyOf(tokens);
    tokens.addAll(alphabet);
    List<Merge> merges = new ArrayList<>();
    pairs.forEach((merge, pair) -> queue.add(new Entry(merge, pair.count)));
    while (tokens.size() < size && !queue.isEmpty()) {
      Entry entry = queue.remove();
      Pair pair = pairs.get(entry.merge);
      if (pair == null || pair.count != entry.count || pair.count < LEAST) continue;
      if (reserved.contains(entry.merge.joined())) continue; // a text may have "<unk>" in it
      merges.add(entry.merge);
      tokens.add(entry.merge.joined());
      join(entry.merge, pair);
    }
    return merges;
  }

  private void join(Merge merge, Pair pair) {
    Map<Merge, Long> changed = new HashMap<>();
    for (int word : pair.words) {
      List<String> old = words.get(word);
      List<String> joined = joined(old, merge);
      if (joined.size() == old.size()) continue;
      change(word, -1, changed);
      words.set(word, joined);
      change(word, 1, changed);
    }
    pairs.remove(merge);
    changed.forEach((other, difference) -> {
      Pair now = pairs.get(other);
      if (difference != 0 && now != null) queue.add(new Entry(other, now.count));
    });
  }

  private static List<String> joined(List<String> tokens, Merge merge) {
    List<String> joined = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      boolean pair = tokens.get(i).equals(merge.left()) && i + 1 < tokens.size()
          && tokens.get(i + 1).equals(merge.right());
      joined.add(pair ? merge.joined() : tokens.get(i));
      if (pair) i++;
    }
    return joined;
  }

  /** Counts the pairs of a word once more, or no more. */
  private void change(int word, int sign, Map<Merge, Long> changed) {
    List<String> tokens = words.get(word);
    long by = (long) sign * counts.get(word);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Merge merge = new Merge(tokens.get(i), tokens.get(i + 1));
      Pair pair = pairs.computeIfAbsent(merge, _ -> new Pair());
      pair.count += by;
      if (sign > 0) pair.words.add(word);
      changed.merge(merge, by, Long::sum);
    }
  }
}
