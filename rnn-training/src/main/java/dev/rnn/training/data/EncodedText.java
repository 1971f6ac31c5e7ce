package dev.rnn.training.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A text as one stream of token numbers, with what its scores are reckoned by. Immutable. */
public final class EncodedText {
  private final int[] tokens;
  private final int lines;
  private final int unknown;
  private final long characters;
  private final int endOfLine;

  private EncodedText(int[] tokens, int lines, int unknown, long characters, int endOfLine) {
    this.tokens = tokens;
    this.lines = lines;
    this.unknown = unknown;
    this.characters = characters;
    this.endOfLine = endOfLine;
  }

  /** Encodes lines; each ends in {@code <eos>}, an empty one is nothing else. */
  public static EncodedText of(Vocabulary vocabulary, List<String> lines) {
    int[] stream = new int[1024];
    int size = 0;
    int unknown = 0;
    long characters = 0;
    for (String line : lines) {
      List<String> tokens = vocabulary.level().tokens(line);
      int needed = Math.addExact(size, tokens.size() + 1);
      if (needed > stream.length) stream = Arrays.copyOf(stream, (int) Math.min(2L * needed, Integer.MAX_VALUE - 8));
      for (String token : tokens) {
        stream[size] = vocabulary.index(token);
        if (stream[size++] == vocabulary.unknown()) unknown++;
      }
      stream[size++] = vocabulary.endOfLine();
      characters += vocabulary.level().characters(tokens);
    }
    return new EncodedText(Arrays.copyOf(stream, size), lines.size(), unknown, characters, vocabulary.endOfLine());
  }

  /** How many tokens there are, ends of lines included: the number of predictions a score is an average of. */
  public int size() {
    return tokens.length;
  }

  /** The token at a position from 0 to {@link #size()} - 1. */
  public int token(int position) {
    return tokens[Objects.checkIndex(position, tokens.length)];
  }

  /** What stands before a position: the token there, and before the first one an end of line. */
  public int previous(int position) {
    Objects.checkIndex(position, tokens.length);
    return position == 0 ? endOfLine : tokens[position - 1];
  }

  /** All tokens, copied. */
  public int[] toArray() {
    return tokens.clone();
  }

  /** How many lines there are, which is how many of the tokens are {@code <eos>}. */
  public int lines() {
    return lines;
  }

  /** How many of the tokens are {@code <unk>}, be they unknown words or literal ones. */
  public int unknown() {
    return unknown;
  }

  /** The share of unknown tokens among all, ends of lines included. */
  public double unknownShare() {
    return tokens.length == 0 ? 0 : (double) unknown / tokens.length;
  }

  /** How many characters the text has, for bits per character; see {@link Level#characters}. */
  public long characters() {
    return characters;
  }

  @Override
  public String toString() {
    return tokens.length + " tokens in " + lines + " lines";
  }
}
