package dev.rnn.examples.pairs;

import dev.rnn.seq2seq.metric.Bleu;
import dev.rnn.seq2seq.metric.ErrorRates;
import dev.rnn.seq2seq.metric.References;
import dev.rnn.seq2seq.text.TextPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures that many tasks have. */
public final class PairFigures {
  private PairFigures() {}

  /** The share of texts that are right to the last letter, in percent. */
  public static Map<String, Double> exact(List<String> found, List<TextPair> pairs) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("exact", 100 * ErrorRates.exactMatch(found, expected(pairs)));
    return figures;
  }

  /** The same, and BLEU of texts that are cut into words already. */
  public static Map<String, Double> exactAndBleu(List<String> found, List<TextPair> pairs) {
    Map<String, Double> figures = exact(found, pairs);
    figures.put("bleu", Bleu.TOKENIZED.corpus(found, expected(pairs)).score());
    return figures;
  }

  /** What should have been found. */
  public static References expected(List<TextPair> pairs) {
    return References.of(pairs.stream().map(TextPair::target).toList());
  }
}
