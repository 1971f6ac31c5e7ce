package dev.rnn.examples.reverse;

import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.seq2seq.text.TextPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Lists of 1 to 25 numbers from 0 to 49, and the same in reverse: the task of JoeyNMT's tutorial (Kreutzer et al.
 * 2019). No list is there twice, so that short ones are rarer than long ones.
 *
 * @param train how many to learn from
 * @param held how many to validate with, and as many to test
 * @param seed on which everything depends
 */
public record ReversePairs(int train, int held, long seed) {
  /** As many as the tutorial has. */
  public static final ReversePairs STANDARD = new ReversePairs(50_000, 1_000, 1);

  private static final int LONGEST = 25;
  private static final int NUMBERS = 50;

  /** Draws them. */
  public PairCorpus make() {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> drawn = new HashSet<>();
    List<TextPair> pairs = new ArrayList<>();
    while (pairs.size() < train + 2 * held) {
      List<String> numbers = new ArrayList<>();
      for (int left = 1 + random.nextInt(LONGEST); left > 0; left--) {
        numbers.add(Integer.toString(random.nextInt(NUMBERS)));
      }
      String source = String.join(" ", numbers);
      if (!drawn.add(source)) continue;
      Collections.reverse(numbers);
      pairs.add(new TextPair(source, String.join(" ", numbers), "pair " + drawn.size()));
    }
    return new PairCorpus(pairs.subList(0, train), pairs.subList(train, train + held),
        pairs.subList(train + held, train + 2 * held));
  }
}
