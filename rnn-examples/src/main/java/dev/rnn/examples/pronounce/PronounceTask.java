package dev.rnn.examples.pronounce;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.metric.ErrorRates;
import dev.rnn.seq2seq.metric.References;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.training.data.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From letters to phonemes. A word with several pronunciations counts once, and any of them is right: word error is the
 * share of words that are none of their pronunciations, phoneme error the edits to the nearest one.
 */
final class PronounceTask implements PairTask {
  @Override
  public String name() {
    return "pronounce";
  }

  @Override
  public PairSettings defaults() {
    return PairSettings.DEFAULT.tokens("word", "word").sizes(128, 64).trained(0.002, 3000, 3);
  }

  @Override
  public PairData read(long seed) {
    Pronunciations all = Pronunciations.ofFreeTts();
    return PairData.of(all.parts(seed), String.format("%,d pronunciations of English words", all.pairs().size()));
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    Map<String, String> said = new LinkedHashMap<>();
    Map<String, List<String>> right = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      said.put(pairs.get(i).source(), found.get(i));
      right.computeIfAbsent(pairs.get(i).source(), _ -> new ArrayList<>()).add(pairs.get(i).target());
    }
    List<String> words = List.copyOf(said.values());
    References references = new References(List.copyOf(right.values()));
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("word_error", 100 * (1 - ErrorRates.exactMatch(words, references)));
    figures.put("phoneme_error", 100 * ErrorRates.edits(Level.WORD, words, references).rate());
    return figures;
  }

  @Override
  public String prepared(String typed) {
    return Spelt.of(typed.strip().toLowerCase(Locale.ROOT));
  }
}
