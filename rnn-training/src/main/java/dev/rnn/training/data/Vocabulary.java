package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The classes a language model tells apart: tokens and their numbers. Immutable.
 *
 * <p>Number 0 is {@link #UNKNOWN}, 1 is {@link #END_OF_LINE}, then the tokens of the training text, the most frequent
 * first. The unknown token is always there, so that any text can be encoded. At word level these two stand for
 * themselves where a text contains them; at character level they are only names, as no character is as long.
 */
public final class Vocabulary {
  /** Stands for every token that is not in the vocabulary. */
  public static final String UNKNOWN = "<unk>";
  /** Stands for the end of a line. */
  public static final String END_OF_LINE = "<eos>";

  private static final int UNKNOWN_INDEX = 0;
  private static final int END_OF_LINE_INDEX = 1;

  private final Level level;
  private final List<String> tokens;
  private final Map<String, Integer> indices;

  private Vocabulary(Level level, List<String> tokens, Map<String, Integer> indices) {
    this.level = level;
    this.tokens = tokens;
    this.indices = indices;
  }

  /**
   * The vocabulary with these tokens in this order, as {@link #tokens()} gave them.
   *
   * @throws RnnException {@code RNN-CORPUS-VOCABULARY} if the two special tokens are not the first ones, or if one is
   *     there twice
   */
  public static Vocabulary of(Level level, List<String> tokens) {
    List<String> copy = List.copyOf(tokens);
    if (copy.size() < 2 || !copy.get(0).equals(UNKNOWN) || !copy.get(1).equals(END_OF_LINE)) {
      throw RnnException.error("RNN-CORPUS-VOCABULARY", "A vocabulary starts with <unk> and <eos>, but this one with "
          + copy.subList(0, Math.min(2, copy.size())) + ".").fix("take the tokens as a vocabulary gave them.").build();
    }
    Map<String, Integer> indices = HashMap.newHashMap(copy.size());
    for (int i = 0; i < copy.size(); i++) {
      Integer other = indices.putIfAbsent(copy.get(i), i);
      if (other != null) {
        throw RnnException.error("RNN-CORPUS-VOCABULARY", "The vocabulary has '" + copy.get(i) + "' twice.")
            .detail("as number " + other + " and as number " + i).fix("leave one out.").build();
      }
    }
    return new Vocabulary(level, copy, indices);
  }

  /** Whether a token is a character or a word. */
  public Level level() {
    return level;
  }

  /** How many classes there are, the two special ones included. */
  public int size() {
    return tokens.size();
  }

  /** All tokens in the order of their numbers. */
  public List<String> tokens() {
    return tokens;
  }

  /** The number of a token, or that of the unknown token. */
  public int index(String token) {
    return indices.getOrDefault(token, UNKNOWN_INDEX);
  }

  /** Whether the token is there as itself. */
  public boolean contains(String token) {
    return indices.containsKey(token);
  }

  /** The token of a number from 0 to {@link #size()} - 1. */
  public String token(int index) {
    return tokens.get(Objects.checkIndex(index, tokens.size()));
  }

  /** The number of {@link #UNKNOWN}. */
  public int unknown() {
    return UNKNOWN_INDEX;
  }

  /** The number of {@link #END_OF_LINE}. */
  public int endOfLine() {
    return END_OF_LINE_INDEX;
  }

  /** The numbers of a line's tokens, without one for its end. */
  public int[] encode(String line) {
    return level.tokens(line).stream().mapToInt(this::index).toArray();
  }

  /** The text of some token numbers; where a line ended, a line feed. */
  public String decode(int[] text) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length; i++) {
      boolean end = text[i] == END_OF_LINE_INDEX;
      boolean space = level == Level.WORD && i > 0 && !end && text[i - 1] != END_OF_LINE_INDEX;
      decoded.append(space ? " " : "").append(end ? "\n" : token(text[i]));
    }
    return decoded.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && level == that.level && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return Objects.hash(level, tokens);
  }

  @Override
  public String toString() {
    return size() + " " + level + "s";
  }
}
