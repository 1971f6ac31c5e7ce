package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A text to model, encoded, in its three parts.
 *
 * @param vocabulary the tokens, chosen by the training part alone
 * @param train what is learned from
 * @param valid what tells when to stop
 * @param test what is measured on, once
 */
public record Corpus(Vocabulary vocabulary, EncodedText train, EncodedText valid, EncodedText test) {
  /**
   * Reads a corpus and chooses its vocabulary.
   *
   * @param limit the largest vocabulary, special tokens included; without it every training token is in
   * @throws RnnException {@code RNN-CORPUS-ONE-WORD} if the training text has fewer than two different tokens, {@code
   *     RNN-CORPUS-TOO-SMALL} if a part is without any, {@code RNN-CORPUS-VOCABULARY} for a limit below 3, and
   *     whatever the source throws
   */
  public static Corpus read(CorpusSource source, Level level, OptionalInt limit) {
    CorpusText text = source.read();
    TokenCounts counts = TokenCounts.of(level, text.train());
    if (counts.distinct() < 2) throw oneWord(source, level, counts);
    return encode(source, text, counts.vocabulary(limit));
  }

  /**
   * Reads a corpus with a vocabulary that is there already, as a saved model's.
   *
   * @throws RnnException {@code RNN-CORPUS-TOO-SMALL} if a part has no tokens, and whatever the source throws
   */
  public static Corpus read(CorpusSource source, Vocabulary vocabulary) {
    return encode(source, source.read(), vocabulary);
  }

  private static Corpus encode(CorpusSource source, CorpusText text, Vocabulary vocabulary) {
    return new Corpus(vocabulary,
        part(source, "training", text.train(), vocabulary),
        part(source, "validation", text.valid(), vocabulary),
        part(source, "test", text.test(), vocabulary));
  }

  private static EncodedText part(CorpusSource source, String name, List<String> lines, Vocabulary vocabulary) {
    EncodedText text = EncodedText.of(vocabulary, lines);
    if (text.size() > text.lines()) return text;
    throw RnnException.error("RNN-CORPUS-TOO-SMALL", "The " + name + " part of " + source.name() + " has no words.")
        .detail("its lines: " + lines.size() + ", all empty")
        .fix("use more text, or name files of your own with --valid and --test.").build();
  }

  private static RnnException oneWord(CorpusSource source, Level level, TokenCounts counts) {
    String unit = level == Level.WORD ? "word" : "character";
    String found = counts.counts().isEmpty()
        ? "no " + unit
        : "only one " + unit + ", '" + counts.counts().keySet().iterator().next() + "'";
    return RnnException.error("RNN-CORPUS-ONE-WORD", "The training text of " + source.name() + " has " + found
        + ": there is nothing to learn.").fix("use a text with at least two different " + unit + "s.").build();
  }
}
