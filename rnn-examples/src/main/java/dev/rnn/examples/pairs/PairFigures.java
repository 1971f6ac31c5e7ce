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

  /** The same, and BLEU. */
  public static Map<String, Double> exactAndBleu(Bleu bleu, List<String> found, List<TextPair> pairs) {
    Map<String, Double> figures = exact(found, pairs);
    figures.put("bleu", bleu.corpus(found, expected(pairs)).score());
    return figures;
  }

  /** What BLEU these figures have. */
  public static List<String> definitions(Bleu bleu) {
    return List.of("bleu is BLEU|" + bleu.signature("1"));
  }

  /** What should have been found. */
  public static References expected(List<TextPair> pairs) {
    return References.of(pairs.stream().map(TextPair::target).toList());
  }
}
