package dev.rnn.examples.sentiment;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.LabelledText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sentences of two clauses, a positive and a negative one, of which one outweighs the other: the clause after "but",
 * and the one without "although". Each sentence has a twin with its clauses swapped, thus with the same words and the
 * opposite label, and both are in the same part. So whatever only counts words is right for one of two.
 *
 * @param twins how many pairs of sentences
 * @param seed on which everything depends
 */
record Contrasts(int twins, long seed) {
  /** The sentence that is shown; it and its twin are never learned. */
  static final String SHOWN = "The movie is not good, but I liked it after the first half.";

  private static final List<String> THINGS =
      List.of("movie", "film", "plot", "acting", "music", "story", "cast", "ending", "dialogue", "camera");
  private static final List<String> GOOD = List.of("good", "great", "funny", "clever", "touching", "fresh");
  private static final List<String> BAD = List.of("bad", "dull", "weak", "boring", "silly", "stale");
  private static final List<String> LIKED = List.of("liked", "loved", "enjoyed", "praised");
  private static final List<String> HATED = List.of("hated", "disliked", "regretted", "left");
  private static final List<String> WHEN =
      List.of("after the first half", "in the end", "from the start", "before the last scene", "all the time");

  /** Draws them. */
  LabelledCorpus make() {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> drawn = new HashSet<>(Set.of(SHOWN.toLowerCase(Locale.ROOT)));
    drawn.add(joined(2, "i liked it after the first half", "the movie is not good"));
    List<List<LabelledText>> groups = new ArrayList<>();
    while (groups.size() < twins) {
      String good = clause(random, GOOD, BAD, LIKED, HATED);
      String bad = clause(random, BAD, GOOD, HATED, LIKED);
      int form = random.nextInt(3);
      String positive = joined(form, bad, good);
      String negative = joined(form, good, bad);
      if (drawn.contains(negative) || !drawn.add(positive)) continue;
      groups.add(List.of(new LabelledText("positive", positive), new LabelledText("negative", negative)));
    }
    return LabelledCorpus.deal(groups, seed);
  }

  private static String joined(int form, String light, String heavy) {
    return switch (form) {
      case 0 -> "although " + light + ", " + heavy + ".";
      case 1 -> heavy + ", although " + light + ".";
      default -> light + ", but " + heavy + ".";
    };
  }

  private static String clause(SplittableRandom random, List<String> is, List<String> isNot, List<String> did,
      List<String> didNot) {
    return switch (random.nextInt(4)) {
      case 0 -> "the " + one(random, THINGS) + " is " + one(random, is);
      case 1 -> "the " + one(random, THINGS) + " is not " + one(random, isNot);
      case 2 -> "i " + one(random, did) + " it " + one(random, WHEN);
      default -> "i never " + one(random, didNot) + " it " + one(random, WHEN);
    };
  }

  private static String one(SplittableRandom random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
