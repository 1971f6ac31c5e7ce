package dev.rnn.examples.dates;

import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Dates from 1700 to 2199 in a random language of the JDK, and the same in ISO 8601: {@code de 3 . ▁ M a i …} to
 * {@code 1 9 8 4 - 0 5 - 0 3}. The tag of the language stands first. No date of validation or test is in training, in
 * any language.
 *
 * @param train how many to learn from
 * @param held how many to validate with, and as many to test
 * @param seed on which everything depends, beside the version of the JDK
 */
public record DatePairs(int train, int held, long seed) {
  /** Enough for a few minutes of training. */
  public static final DatePairs STANDARD = new DatePairs(100_000, 2_000, 1);

  private static final LocalDate FIRST = LocalDate.of(1700, 1, 1);
  private static final int DAYS = (int) (LocalDate.of(2200, 1, 1).toEpochDay() - FIRST.toEpochDay());
  /** Of so many dates one is validated with, and one tested. */
  private static final int SHARE = 20;

  /**
   * What was made.
   *
   * @param pairs in three parts
   * @param languages how many there are
   * @param collisions days of a year, of all languages, whose text stands for another day as well: they are left out
   */
  public record Made(PairCorpus pairs, int languages, int collisions) {}

  /** The source of a date written in a language. */
  public static String source(String tag, String text) {
    return tag + " " + Spelt.of(text);
  }

  /** All languages a date may be written in. */
  public static List<String> languages() {
    return DateLanguages.tags();
  }

  /** Draws them. */
  public Made make() {
    SplittableRandom random = new SplittableRandom(seed);
    int[] parts = parts(random);
    List<List<TextPair>> made = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int[] wanted = {train, held, held};
    List<String> tags = DateLanguages.tags();
    List<Set<MonthDay>> ambiguous = tags.stream().map(DateLanguages::ambiguous).toList();
    Set<String> seen = new HashSet<>();
    for (int part = 0; part < 3; part++) {
      while (made.get(part).size() < wanted[part]) {
        int day = random.nextInt(DAYS);
        int language = random.nextInt(tags.size());
        LocalDate date = FIRST.plusDays(day);
        if (parts[day] != part || ambiguous.get(language).contains(MonthDay.from(date))) continue;
        String tag = tags.get(language);
        String source = source(tag, DateLanguages.text(tag, date));
        if (!seen.add(source)) continue;
        made.get(part).add(new TextPair(source, Spelt.of(date.toString()), tag + " " + date));
      }
    }
    int collisions = ambiguous.stream().mapToInt(Set::size).sum();
    return new Made(new PairCorpus(made.get(0), made.get(1), made.get(2)), tags.size(), collisions);
  }

  /** For each day: 0 to learn from, 1 to validate, 2 to test. */
  private static int[] parts(SplittableRandom random) {
    int[] parts = new int[DAYS];
    for (int day = 0; day < DAYS; day++) {
      int drawn = random.nextInt(SHARE);
      parts[day] = drawn < 2 ? drawn + 1 : 0;
    }
    return parts;
  }
}
