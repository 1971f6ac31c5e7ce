package dev.rnn.examples.classification;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Labelled texts in three parts.
 *
 * @param train to learn from
 * @param validation to choose by
 * @param test to report
 */
public record LabelledCorpus(List<LabelledText> train, List<LabelledText> validation, List<LabelledText> test) {
  /** Keeps copies. */
  public LabelledCorpus {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * One of several ways to deal groups at random: in each, other ones are the test, and every group is so once. A tenth
   * of the others is for validation.
   *
   * @param fold from 0
   * @throws RnnException {@code RNN-TEXTS-FEW} if there are fewer than ten groups, or not two for each fold
   */
  public static LabelledCorpus fold(List<List<LabelledText>> groups, long seed, int fold, int folds) {
    if (groups.size() < Math.max(10, 2 * folds)) {
      throw RnnException.error("RNN-TEXTS-FEW", groups.size() + " texts are too few for " + folds + " folds.")
          .fix("give more of them, or use fewer folds.").build();
    }
    List<List<LabelledText>> shuffled = shuffled(groups, seed);
    int from = (int) ((long) shuffled.size() * fold / folds);
    int past = (int) ((long) shuffled.size() * (fold + 1) / folds);
    List<List<LabelledText>> rest = new ArrayList<>(shuffled.subList(past, shuffled.size()));
    rest.addAll(shuffled.subList(0, from));
    int held = Math.max(1, rest.size() / 10);
    return new LabelledCorpus(joined(rest.subList(held, rest.size())), joined(rest.subList(0, held)),
        joined(shuffled.subList(from, past)));
  }

  private static List<List<LabelledText>> shuffled(List<List<LabelledText>> groups, long seed) {
    List<List<LabelledText>> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /**
   * Deals groups at random, a tenth each for validation and test. A group is not torn apart.
   *
   * @throws RnnException {@code RNN-TEXTS-FEW} if there are fewer than ten groups
   */
  public static LabelledCorpus deal(List<List<LabelledText>> groups, long seed) {
    if (groups.size() < 10) {
      throw RnnException.error("RNN-TEXTS-FEW", groups.size() + " texts are too few to learn from, choose by and test.")
          .fix("give at least ten different ones.").build();
    }
    List<List<LabelledText>> shuffled = shuffled(groups, seed);
    int held = shuffled.size() / 10;
    return new LabelledCorpus(joined(shuffled.subList(2 * held, shuffled.size())), joined(shuffled.subList(0, held)),
        joined(shuffled.subList(held, 2 * held)));
  }

  /** Names of the classes in alphabetic order. */
  public List<String> labels() {
    return train.stream().map(LabelledText::label).distinct().sorted().toList();
  }

  /**
   * A class that is in validation or test alone cannot be learned, and to leave its texts out would flatter every
   * figure.
   *
   * @param part what these texts are part of, such as a fold; empty: of nothing
   * @throws RnnException {@code RNN-TEXTS-CLASS} if there is one
   */
  public void requireLearned(String part) {
    requireLearned(labels(), validation, test, part);
  }

  static void requireLearned(List<String> labels, List<LabelledText> validation, List<LabelledText> test, String part) {
    Set<String> learned = Set.copyOf(labels);
    List<String> others = Stream.concat(validation.stream(), test.stream()).map(LabelledText::label)
        .filter(label -> !learned.contains(label)).distinct().sorted().toList();
    if (others.isEmpty()) return;
    RnnException.Builder error =
        RnnException.error("RNN-TEXTS-CLASS", "there is no text to learn " + String.join(", ", others) + " from.");
    if (!part.isEmpty()) error.in(part);
    throw error
        .detail("all texts of " + (others.size() == 1 ? "this class" : "these classes") + " came to validation or test")
        .fix("give more texts of each class, leave rare ones out, or use another --seed.").build();
  }

  private static List<LabelledText> joined(List<List<LabelledText>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }
}
