package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.ParallelText;
import dev.rnn.seq2seq.text.TextPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user's own pairs. */
final class PairFiles {
  private static final int MOST_HELD = 2_000;

  private PairFiles() {}

  /** What the options name; validation and test pairs are split off where there are no files for them. */
  static PairData read(PairTask task, PairOptions options) {
    List<TextPair> all = pairs(task, "--pairs", options.pairs);
    List<TextPair> validation = pairs(task, "--validation", options.validation);
    List<TextPair> test = pairs(task, "--test", options.test);
    if (!all.isEmpty() && (validation.isEmpty() || test.isEmpty())) {
      int sources = (int) all.stream().map(TextPair::source).distinct().count();
      PairCorpus split = PairCorpus.deal(all, Math.clamp(sources / 10, 1, MOST_HELD), options.seed());
      all = new ArrayList<>(split.train());
      if (validation.isEmpty()) validation = split.valid();
      else all.addAll(split.valid());
      if (test.isEmpty()) test = split.test();
      else all.addAll(split.test());
    }
    return new PairData(all, validation, test, String.format("%,d pairs to learn from, %,d to choose with, %,d to test",
        all.size(), validation.size(), test.size()));
  }

  /** None if no file was named. */
  private static List<TextPair> pairs(PairTask task, String option, List<Path> files) {
    if (files.isEmpty()) return List.of();
    PairOptions.requireFiles(option, files);
    List<TextPair> pairs = files.size() == 1 ? task.read(files.getFirst())
        : ParallelText.files(files.get(0), files.get(1)).pairs();
    if (!pairs.isEmpty()) return pairs;
    throw RnnException.error("RNN-PAIRS-EMPTY", "there are no pairs in " + files + ".")
        .fix("write source, tab, target on each line.").build();
  }
}
