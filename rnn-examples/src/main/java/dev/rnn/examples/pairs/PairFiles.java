package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.ParallelText;
import dev.rnn.seq2seq.text.TextPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The user's own pairs. */
final class PairFiles {
  private static final int LEAST = 10;

  private PairFiles() {}

  /** What the options name; validation and test pairs are split off where there are no files for them. */
  static PairData read(PairOptions options) {
    List<TextPair> all = pairs("--pairs", options.pairs);
    List<TextPair> validation = options.validation.isEmpty() ? null : pairs("--validation", options.validation);
    List<TextPair> test = options.test.isEmpty() ? null : pairs("--test", options.test);
    if (validation == null || test == null) {
      Split split = split(all, options.seed);
      all = new ArrayList<>(split.train);
      if (validation == null) validation = split.validation;
      else all.addAll(split.validation);
      if (test == null) test = split.test;
      else all.addAll(split.test);
    }
    return new PairData(all, validation, test, String.format("%,d pairs to learn from, %,d to choose with, %,d to test",
        all.size(), validation.size(), test.size()));
  }

  private static List<TextPair> pairs(String option, List<Path> files) {
    PairOptions.requireFiles(option, files);
    List<TextPair> pairs = files.size() == 1 ? ParallelText.tabSeparated(files.getFirst()).pairs()
        : ParallelText.files(files.get(0), files.get(1)).pairs();
    if (!pairs.isEmpty()) return pairs;
    throw RnnException.error("RNN-PAIRS-EMPTY", "there are no pairs in " + files + ".")
        .fix("write source, tab, target on each line.").build();
  }

  private record Split(List<TextPair> train, List<TextPair> validation, List<TextPair> test) {}

  /** A tenth each for validation and test, at most 2,000; all pairs of one source stay together. */
  private static Split split(List<TextPair> all, long seed) {
    Map<String, List<TextPair>> bySource = new LinkedHashMap<>();
    for (TextPair pair : all) bySource.computeIfAbsent(pair.source(), _ -> new ArrayList<>()).add(pair);
    List<List<TextPair>> groups = new ArrayList<>(bySource.values());
    if (groups.size() < LEAST) {
      throw RnnException.error("RNN-PAIRS-FEW", groups.size() + " different sources are too few to split.")
          .fix("give at least " + LEAST + ", or files for --validation and --test.").build();
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = groups.size() - 1; i > 0; i--) java.util.Collections.swap(groups, i, random.nextInt(i + 1));
    int part = Math.min(2000, groups.size() / 10);
    return new Split(flat(groups.subList(2 * part, groups.size())), flat(groups.subList(0, part)),
        flat(groups.subList(part, 2 * part)));
  }

  private static List<TextPair> flat(List<List<TextPair>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }
}
