package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.BytePairEncoding;
import dev.rnn.seq2seq.text.Encoding;
import dev.rnn.seq2seq.text.TokenEncoding;
import dev.rnn.training.data.Level;
import java.util.List;
import java.util.OptionalInt;

/**
 * What text is cut into: {@code char}, {@code word}, {@code word:10000} for the most frequent ones alone, or
 * {@code bpe:8000} for byte pairs.
 *
 * @param kind one of char, word, bpe
 * @param limit most tokens; 0: all
 */
public record Tokens(String kind, int limit) {
  /**
   * From an option.
   *
   * @throws RnnException if it is none of the forms
   */
  public static Tokens parse(String text) {
    if (text.equals("char") || text.equals("word")) return new Tokens(text, 0);
    if (text.matches("(char|word|bpe):[1-9]\\d{0,7}")) {
      return new Tokens(text.substring(0, text.indexOf(':')), Integer.parseInt(text.substring(text.indexOf(':') + 1)));
    }
    throw RnnException.error("RNN-OPTION-TOKENS", "text cannot be cut into '" + text + "'.")
        .fix("use char, word, word:10000 or bpe:8000.").build();
  }

  /** The encoding that some lines need. */
  public Encoding learn(List<String> lines) {
    if (kind.equals("bpe")) return BytePairEncoding.learn(lines, limit);
    return TokenEncoding.of(kind.equals("char") ? Level.CHAR : Level.WORD, lines,
        limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit));
  }

  @Override
  public String toString() {
    return limit == 0 ? kind : kind + ":" + limit;
  }
}
