package dev.rnn.seq2seq.text;

import dev.rnn.training.data.Level;
import dev.rnn.training.data.TokenCounts;
import dev.rnn.training.data.Vocabulary;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Words or characters as tokens, the most frequent first. Between words one space is written back.
 *
 * @param vocabulary the tokens, of words or of characters
 */
public record TokenEncoding(Vocabulary vocabulary) implements Encoding {
  static final String HEADER = "rnn-vocabulary 1 ";

  /** The words or characters of a text; with a limit, the most frequent ones, unknown and end included. */
  public static TokenEncoding of(Level level, List<String> lines, OptionalInt limit) {
    return new TokenEncoding(TokenCounts.of(level, lines).vocabulary(limit));
  }

  /** All characters of a text. */
  public static TokenEncoding characters(List<String> lines) {
    return of(Level.CHAR, lines, OptionalInt.empty());
  }

  /** All words of a text. */
  public static TokenEncoding words(List<String> lines) {
    return of(Level.WORD, lines, OptionalInt.empty());
  }

  @Override
  public List<String> tokens(String line) {
    return vocabulary.level().tokens(line);
  }

  @Override
  public String join(List<String> tokens) {
    return vocabulary.level().join(tokens);
  }

  @Override
  public String save() {
    return vocabulary.tokens().stream().map(TokenEncoding::escaped)
        .collect(Collectors.joining("\n", HEADER + vocabulary.level() + "\n", "\n"));
  }

  static TokenEncoding parse(List<String> lines) {
    Level level = Level.named(lines.getFirst().substring(HEADER.length()));
    List<String> tokens = lines.subList(1, lines.size()).stream().map(TokenEncoding::plain).toList();
    return new TokenEncoding(Vocabulary.of(level, tokens));
  }

  /** A line feed or a carriage return as a token would end the line. */
  private static String escaped(String token) {
    return token.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String plain(String line) {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        char escaped = line.charAt(++i);
        token.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        token.append(c);
      }
    }
    return token.toString();
  }
}
