package dev.rnn.examples.dates;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import java.util.List;
import java.util.Map;

/** Dates in any language as ISO 8601. */
final class DatesTask implements PairTask {
  @Override
  public String name() {
    return "dates";
  }

  @Override
  public PairSettings defaults() {
    return PairSettings.DEFAULT.tokens("word", "word").sizes(128, 64).trained(0.003, 3000, 3);
  }

  @Override
  public PairData read(long seed) {
    DatePairs.Made made = new DatePairs(DatePairs.STANDARD.train(), DatePairs.STANDARD.held(), seed).make();
    return PairData.of(made.pairs(), String.format("%,d dates in %d languages; %,d days whose text means another day as"
        + " well are left out", made.pairs().train().size(), made.languages(), made.collisions()));
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    return PairFigures.exact(found, pairs);
  }

  /** One that most fonts can show. */
  @Override
  public String shown(PairData data) {
    return data.test().stream().map(TextPair::source)
        .filter(source -> source.matches("\\p{IsLatin}+ [\\p{IsLatin}\\p{P}0-9 ▁]+")).findFirst()
        .orElse(data.test().getFirst().source());
  }

  /** The tag of a language, then a date: {@code de 3. Mai 1984}. */
  @Override
  public String prepared(String typed) {
    String[] parts = typed.strip().split("\\s+", 2);
    return DatePairs.source(parts[0], parts.length < 2 ? "" : parts[1]);
  }

  @Override
  public String preparedTarget(String typed) {
    return Spelt.of(typed);
  }

  @Override
  public String readable(String found) {
    int tag = found.indexOf(' ');
    boolean isSource = tag > 1;
    return isSource ? found.substring(0, tag) + " " + Spelt.plain(found.substring(tag + 1)) : Spelt.plain(found);
  }
}
