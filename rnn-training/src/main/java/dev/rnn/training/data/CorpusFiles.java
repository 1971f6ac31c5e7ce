package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A corpus in up to three text files. What has no file is split off the end of the first one: its last 5% of lines
 * are the test part, the 5% before them the validation part (at least one line each).
 *
 * <p>The parts are contiguous, so that a paragraph is not half learned and half tested.
 *
 * @param corpus the training text, and the others' if they have no file
 * @param valid the validation text
 * @param test the test text
 */
public record CorpusFiles(Path corpus, Optional<Path> valid, Optional<Path> test) implements CorpusSource {
  private static final int LINES_TO_SPLIT = 10;
  private static final double SHARE = 0.05;

  @Override
  public String name() {
    return String.valueOf(corpus.getFileName());
  }

  @Override
  public CorpusText read() {
    List<String> lines = TextFile.lines(corpus);
    Optional<List<String>> validLines = valid.map(TextFile::lines);
    Optional<List<String>> testLines = test.map(TextFile::lines);
    if (validLines.isPresent() && testLines.isPresent()) {
      return new CorpusText(lines, validLines.get(), testLines.get());
    }
    if (lines.size() < LINES_TO_SPLIT) throw tooFewLines(lines.size());

    int part = Math.max(1, (int) Math.round(lines.size() * SHARE));
    int testStart = lines.size() - (testLines.isPresent() ? 0 : part);
    int validStart = testStart - (validLines.isPresent() ? 0 : part);
    return new CorpusText(
        lines.subList(0, validStart),
        validLines.orElse(lines.subList(validStart, testStart)),
        testLines.orElse(lines.subList(testStart, lines.size())));
  }

  private RnnException tooFewLines(int lines) {
    String missing = valid.isPresent() ? "test" : test.isPresent() ? "validation" : "validation and test";
    String count = lines == 1 ? "1 line" : lines + " lines";
    return RnnException.error("RNN-CORPUS-TOO-SMALL", "'" + corpus + "' has " + count + ", too few to split " + missing
            + " text off it: that takes at least " + LINES_TO_SPLIT + ".")
        .fix("use more text, break it into lines, or name files of your own with --valid and --test.").build();
  }
}
