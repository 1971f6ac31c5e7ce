package dev.rnn.examples.translation;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import java.util.List;
import java.util.Map;

/**
 * The numbers from 0 to 999, from digits to letters, by a decoder without input: what it says is all in its first
 * state. All numbers are learned, and all are asked for: it is about what a state can hold.
 */
record SpellingTask(String language) implements PairTask {
  @Override
  public String name() {
    return "spelling";
  }

  @Override
  public PairSettings defaults() {
    return new PairSettings("word", "word", "gru", "autonomous(cell=gru)", "projection", 256, 32, 1, true, 0, 0, 0.002,
        "cosine(minimum=0.02)", 400, 150, 1);
  }

  @Override
  public PairData read(long seed) {
    List<TextPair> all = NumberPairs.spelling(language);
    return new PairData(all, all, all, "all numbers from 0 to 999, to be spelt in \"" + language + "\"");
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    return PairFigures.exact(found, pairs);
  }

  @Override
  public String prepared(String typed) {
    return Spelt.of(typed.strip());
  }

  @Override
  public String preparedTarget(String typed) {
    return Spelt.of(typed);
  }

  @Override
  public String readable(String found) {
    return Spelt.plain(found);
  }
}
