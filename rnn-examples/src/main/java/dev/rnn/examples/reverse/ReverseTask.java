package dev.rnn.examples.reverse;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.seq2seq.metric.Bleu;
import dev.rnn.seq2seq.text.TextPair;
import java.util.List;
import java.util.Map;

/** Numbers backwards. */
final class ReverseTask implements PairTask {
  @Override
  public String name() {
    return "reverse";
  }

  @Override
  public PairSettings defaults() {
    return PairSettings.DEFAULT.tokens("word", "word").sizes(128, 64).trained(0.003, 2000, 2);
  }

  @Override
  public PairData read(long seed) {
    ReversePairs pairs = new ReversePairs(ReversePairs.STANDARD.train(), ReversePairs.STANDARD.held(), seed);
    return PairData.of(pairs.make(), pairs.train() + " lists of 1 to 25 numbers below 50, to be said backwards");
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    return PairFigures.exactAndBleu(Bleu.TOKENIZED, found, pairs);
  }

  @Override
  public List<String> definitions() {
    return PairFigures.definitions(Bleu.TOKENIZED);
  }
}
