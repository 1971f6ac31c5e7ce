package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.TextPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pairs of texts in three parts; no source is in two of them.
 *
 * @param train to learn from
 * @param valid to choose by
 * @param test to report
 */
public record PairCorpus(List<TextPair> train, List<TextPair> valid, List<TextPair> test) {
  /** Keeps copies. */
  public PairCorpus {
    train = List.copyOf(train);
    valid = List.copyOf(valid);
    test = List.copyOf(test);
  }

  /**
   * Deals pairs at random; those of one source come into one part.
   *
   * @param held how many sources validation and test get each
   * @throws RnnException {@code RNN-PAIRS-FEW} if nothing would be left to learn from
   */
  public static PairCorpus deal(List<TextPair> pairs, int held, long seed) {
    Map<String, List<TextPair>> bySource = new LinkedHashMap<>();
    for (TextPair pair : pairs) bySource.computeIfAbsent(pair.source(), _ -> new ArrayList<>()).add(pair);
    List<List<TextPair>> groups = new ArrayList<>(bySource.values());
    if (groups.size() <= 2 * held) {
      throw RnnException.error("RNN-PAIRS-FEW", groups.size() + " sources are too few to keep " + held
          + " each for validation and test.").fix("give more pairs, or keep fewer of them.").build();
    }
    Collections.shuffle(groups, new Random(seed));
    return new PairCorpus(joined(groups.subList(2 * held, groups.size())), joined(groups.subList(0, held)),
        joined(groups.subList(held, 2 * held)));
  }

  private static List<TextPair> joined(List<List<TextPair>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }
}
