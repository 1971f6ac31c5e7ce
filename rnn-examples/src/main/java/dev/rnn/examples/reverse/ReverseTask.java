package dev.rnn.examples.reverse;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.seq2seq.text.TextPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sequences of 1 to 25 numbers below 50, to be said backwards, as in the tutorial of JoeyNMT. */
final class ReverseTask implements PairTask {
  private static final int NUMBERS = 50;
  private static final int LONGEST = 25;
  private static final int TRAIN = 50_000;
  private static final int OTHERS = 1_000;

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
    SplittableRandom random = new SplittableRandom(seed);
    return new PairData(pairs(random, TRAIN), pairs(random, OTHERS), pairs(random, OTHERS),
        TRAIN + " sequences of 1 to 25 numbers below 50, to be said backwards");
  }

  private static List<TextPair> pairs(SplittableRandom random, int count) {
    List<TextPair> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = 1 + random.nextInt(LONGEST);
      List<Integer> numbers = IntStream.range(0, length).mapToObj(_ -> random.nextInt(NUMBERS))
          .collect(Collectors.toCollection(ArrayList::new));
      String source = text(numbers);
      Collections.reverse(numbers);
      all.add(new TextPair(source, text(numbers), "generated " + (i + 1)));
    }
    return all;
  }

  private static String text(List<Integer> numbers) {
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    return PairFigures.exactAndBleu(found, pairs);
  }
}
