package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How often each token occurs in a text: what a vocabulary is chosen by. */
public final class TokenCounts {
  /** The two special tokens and one to tell apart from them. */
  private static final int SMALLEST = 3;

  private final Level level;
  private final Map<String, Integer> counts;

  private TokenCounts(Level level, Map<String, Integer> counts) {
    this.level = level;
    this.counts = counts;
  }

  /** Counts the tokens of some lines; ends of lines are not among them. */
  public static TokenCounts of(Level level, List<String> lines) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String line : lines) {
      for (String token : level.tokens(line)) counts.merge(token, 1, Integer::sum);
    }
    return new TokenCounts(level, counts);
  }

  /** How many different tokens there are. */
  public int distinct() {
    return counts.size();
  }

  /** Each token and how often it occurs, in order of first occurrence. */
  public Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /**
   * The vocabulary of the most frequent tokens; of equally frequent ones, those that occur first.
   *
   * @param limit how many classes the vocabulary may have at most, {@code <unk>} and {@code <eos>} included; without
   *     it every token is in
   * @throws RnnException {@code RNN-CORPUS-VOCABULARY} if the limit is below 3
   */
  public Vocabulary vocabulary(OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < SMALLEST) {
      throw RnnException.error("RNN-CORPUS-VOCABULARY", "A vocabulary of " + limit.getAsInt() + " is too small.")
          .fix("ask for at least " + SMALLEST + ": <unk>, <eos> and one " + level + ".").build();
    }
    List<String> special = List.of(Vocabulary.UNKNOWN, Vocabulary.END_OF_LINE);
    Stream<String> ordinary = counts.entrySet().stream()
        .filter(entry -> !special.contains(entry.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()) // stable: ties stay in order of occurrence
        .limit(limit.orElse(Integer.MAX_VALUE) - special.size())
        .map(Map.Entry::getKey);
    return Vocabulary.of(level, Stream.concat(special.stream(), ordinary).toList());
  }
}
