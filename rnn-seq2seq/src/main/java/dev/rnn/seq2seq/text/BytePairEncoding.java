package dev.rnn.seq2seq.text;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parts of words as tokens, by byte-pair encoding (Sennrich et al. 2016, section 3.2): characters of a word are joined
 * in the order in which the pairs were learned.
 *
 * <p>A space is written {@code ▁} and belongs to the word behind it; the first word has one too. Characters that the
 * alphabet lacks, white space among them, are tokens for their UTF-8 bytes, such as {@code <0xe2>}. So every string
 * comes back as it was, and nothing is unknown.
 */
public final class BytePairEncoding implements Encoding {
  static final String HEADER = "rnn-byte-pairs 1";
  /** Stands for a space. */
  static final int SPACE = '▁';
  /** So many words keep their tokens; others are cut anew each time. */
  private static final int REMEMBERED = 200_000;

  private final List<String> alphabet;
  private final List<Merge> merges;
  private final Vocabulary vocabulary;
  private final Set<Integer> characters;
  private final Map<Merge, Integer> ranks;
  private final Map<String, List<String>> cut = new ConcurrentHashMap<>();

  /** Two tokens that are joined. */
  record Merge(String left, String right) {
    String joined() {
      return left + right;
    }
  }

  BytePairEncoding(List<String> alphabet, List<Merge> merges) {
    this.alphabet = List.copyOf(alphabet);
    this.merges = List.copyOf(merges);
    Set<String> tokens = new LinkedHashSet<>(reserved());
    tokens.addAll(alphabet);
    merges.forEach(merge -> tokens.add(merge.joined())); // "a bc" and "ab c" make the same token
    vocabulary = Vocabulary.of(Level.WORD, List.copyOf(tokens));
    characters = new LinkedHashSet<>();
    alphabet.forEach(character -> characters.add(character.codePointAt(0)));
    ranks = HashMap.newHashMap(merges.size());
    for (int i = 0; i < merges.size(); i++) ranks.putIfAbsent(merges.get(i), i);
  }

  /**
   * Learns from a text, so that there are at most {@code size} tokens. The same text gives the same tokens.
   *
   * @param size unknown, end and 256 bytes included: from 260; fewer come out where no pair is there twice
   * @throws RnnException {@code RNN-OPTION-RANGE} if the size is below 260
   */
  public static BytePairEncoding learn(List<String> lines, int size) {
    return BytePairLearning.of(lines, size);
  }

  /** What is in every vocabulary. No pairs are joined to one of these. */
  static List<String> reserved() {
    List<String> reserved = new ArrayList<>(List.of(Vocabulary.UNKNOWN, Vocabulary.END_OF_LINE));
    reserved.addAll(ByteTokens.all());
    return reserved;
  }

  /** The words of a line, each with the space before it written as {@link #SPACE}; that sign itself is a byte token. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', start)) {
      words.add(line.substring(start, end));
      start = end + 1;
    }
    words.add(line.substring(start));
    return words;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public List<String> tokens(String line) {
    if (line.isEmpty()) return List.of();
    List<String> tokens = new ArrayList<>();
    for (String word : words(line)) {
      List<String> known = cut.get(word);
      if (known == null) {
        known = cut(word);
        if (cut.size() < REMEMBERED) cut.put(word, known);
      }
      tokens.addAll(known);
    }
    return tokens;
  }

  private List<String> cut(String word) {
    List<String> tokens = new ArrayList<>();
    if (characters.contains(SPACE)) tokens.add(Character.toString(SPACE));
    else tokens.addAll(ByteTokens.of(' '));
    word.codePoints().forEach(c -> {
      if (c != SPACE && characters.contains(c)) tokens.add(Character.toString(c));
      else tokens.addAll(ByteTokens.of(c));
    });
    boolean joined = true;
    while (joined) joined = joinFirstLearned(tokens);
    return List.copyOf(tokens);
  }

  /** Joins, wherever it is, the pair that was learned before all others that are there. */
  private boolean joinFirstLearned(List<String> tokens) {
    int rank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      rank = Math.min(rank, ranks.getOrDefault(new Merge(tokens.get(i), tokens.get(i + 1)), Integer.MAX_VALUE));
    }
    if (rank == Integer.MAX_VALUE) return false;
    Merge merge = merges.get(rank);
    int kept = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean pair = i + 1 < tokens.size() && tokens.get(i).equals(merge.left())
          && tokens.get(i + 1).equals(merge.right());
      tokens.set(kept++, pair ? merge.joined() : tokens.get(i));
      if (pair) i++;
    }
    tokens.subList(kept, tokens.size()).clear();
    return true;
  }

  @Override
  public String join(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    List<Integer> bytes = new ArrayList<>();
    for (String token : tokens) {
      int value = ByteTokens.value(token);
      if (value >= 0) {
        bytes.add(value);
        continue;
      }
      text.append(ByteTokens.text(bytes)).append(token.replace((char) SPACE, ' '));
      bytes.clear();
    }
    text.append(ByteTokens.text(bytes));
    return !text.isEmpty() && text.charAt(0) == ' ' ? text.substring(1) : text.toString();
  }

  @Override
  public String save() {
    StringBuilder saved = new StringBuilder(HEADER).append('\n');
    alphabet.forEach(character -> saved.append(character).append('\n'));
    merges.forEach(merge -> saved.append(merge.left()).append(' ').append(merge.right()).append('\n'));
    return saved.toString();
  }

  static BytePairEncoding parse(List<String> lines) {
    List<String> alphabet = new ArrayList<>();
    List<Merge> merges = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(" ", -1);
      if (parts.length == 1 && parts[0].codePointCount(0, parts[0].length()) == 1) {
        alphabet.add(parts[0]);
      } else if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
        merges.add(new Merge(parts[0], parts[1]));
      } else {
        throw RnnException.error("RNN-TEXT-SAVED", "Line " + (i + 1) + " of the byte pairs is neither a character nor"
            + " a pair: \"" + lines.get(i) + "\".").fix("take what Encoding.save() wrote.").build();
      }
    }
    return new BytePairEncoding(alphabet, merges);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePairEncoding that && alphabet.equals(that.alphabet) && merges.equals(that.merges);
  }

  @Override
  public int hashCode() {
    return merges.hashCode();
  }

  @Override
  public String toString() {
    return size() + " byte pairs";
  }
}
