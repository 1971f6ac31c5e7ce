package dev.rnn.examples.translation;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.seq2seq.metric.Bleu;
import dev.rnn.seq2seq.metric.Chrf;
import dev.rnn.seq2seq.text.TextPair;
import java.util.List;
import java.util.Map;

/**
 * Number words of one language in another, or the user's own parallel text.
 *
 * @param generated whether it is about number words, which are cut into byte pairs, as German writes them in one word
 * @param bleu by what definition
 */
record TranslationTask(String from, String to, boolean generated, Bleu bleu) implements PairTask {
  @Override
  public String name() {
    return "translation";
  }

  @Override
  public PairSettings defaults() {
    return generated ? PairSettings.DEFAULT.tokens("bpe:300", "bpe:300").sizes(192, 64).trained(0.002, 1500, 4)
        : PairSettings.DEFAULT.tokens("word:10000", "word:10000").sizes(256, 256).trained(0.001, 3000, 8);
  }

  @Override
  public PairData read(long seed) {
    NumberPairs usual = NumberPairs.of(from, to);
    NumberPairs pairs = new NumberPairs(from, to, usual.train(), usual.held(), seed);
    return PairData.of(pairs.make(), String.format("%,d numbers below a million in words, %s to %s", pairs.train(),
        from, to));
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    Map<String, Double> figures = PairFigures.exactAndBleu(bleu, found, pairs);
    figures.put("chrf", Chrf.STANDARD.corpus(found, PairFigures.expected(pairs)));
    return figures;
  }

  @Override
  public List<String> definitions() {
    return PairFigures.definitions(bleu);
  }
}
