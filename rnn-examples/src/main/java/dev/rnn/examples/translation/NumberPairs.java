package dev.rnn.examples.translation;

import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Numbers from 0 to 999,999 in the words of two languages. Half of them are drawn evenly, half by their order of
 * magnitude, so that small ones are there too. No number is there twice.
 *
 * @param from the language of the source, such as {@code de}
 * @param to the language of the target
 * @param train how many to learn from
 * @param held how many to validate with, and as many to test
 * @param seed on which everything depends, beside the version of ICU
 */
public record NumberPairs(String from, String to, int train, int held, long seed) {
  private static final int END = 1_000_000;

  /** Enough for a few minutes of training. */
  public static NumberPairs of(String from, String to) {
    return new NumberPairs(from, to, 40_000, 2_000, 1);
  }

  /**
   * Draws them.
   *
   * @throws dev.rnn.api.error.RnnException {@code RNN-TRANSLATION-LANGUAGE} if a language has no number words
   */
  public PairCorpus make() {
    NumberWords sources = new NumberWords(from);
    NumberWords targets = new NumberWords(to);
    SplittableRandom random = new SplittableRandom(seed);
    Set<Integer> numbers = new LinkedHashSet<>();
    List<TextPair> pairs = new ArrayList<>();
    while (numbers.size() < train + 2 * held) numbers.add(random.nextBoolean() ? random.nextInt(END) : sized(random));
    for (int number : numbers) pairs.add(new TextPair(sources.of(number), targets.of(number), "number " + number));
    return PairCorpus.deal(pairs, held, seed); // shuffled: small numbers are drawn early
  }

  private static int sized(SplittableRandom random) {
    return (int) Math.exp(random.nextDouble() * Math.log(END)) - 1;
  }

  /**
   * All numbers from 0 to 999, digits to letters: {@code 4 2} to {@code f o r t y - t w o}. What an autonomous decoder
   * learns to spell.
   *
   * @throws dev.rnn.api.error.RnnException {@code RNN-TRANSLATION-LANGUAGE} if the language has no number words
   */
  public static List<TextPair> spelling(String language) {
    NumberWords words = new NumberWords(language);
    List<TextPair> pairs = new ArrayList<>();
    for (int number = 0; number < 1000; number++) {
      pairs.add(new TextPair(Spelt.of(Integer.toString(number)), Spelt.of(words.of(number)), "number " + number));
    }
    return pairs;
  }
}
