package dev.rnn.seq2seq.text;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of texts, one each line: of two files with as many lines, or of the first two columns of one file.
 *
 * @param pairs in the order of the file
 */
public record ParallelText(List<TextPair> pairs) {
  /** Keeps a copy. */
  public ParallelText {
    pairs = List.copyOf(pairs);
  }

  /**
   * Line by line from two UTF-8 files, plain or gzipped.
   *
   * @throws RnnException {@code RNN-PARALLEL-LINES} if they have not the same number of lines, {@code
   *     RNN-PARALLEL-EMPTY} if one side of a pair has no text, and what {@link TextFile#lines} throws
   */
  public static ParallelText files(Path source, Path target) {
    List<String> sources = TextFile.lines(source);
    List<String> targets = TextFile.lines(target);
    if (sources.size() != targets.size()) {
      throw RnnException.error("RNN-PARALLEL-LINES", "'" + source + "' has " + sources.size() + " lines but '" + target
          + "' has " + targets.size() + ".")
          .detail("line n of one belongs to line n of the other")
          .fix("see where they part, as in: paste " + source + " " + target + " | less").build();
    }
    List<TextPair> pairs = new ArrayList<>(sources.size());
    for (int i = 0; i < sources.size(); i++) {
      String line = ":" + (i + 1);
      refuseEmpty(sources.get(i), source + line);
      refuseEmpty(targets.get(i), target + line);
      pairs.add(new TextPair(sources.get(i), targets.get(i), source + line));
    }
    return new ParallelText(pairs);
  }

  /**
   * From a UTF-8 file, plain or gzipped, with source and target parted by a tab; further columns are left alone.
   *
   * @throws RnnException {@code RNN-PARALLEL-COLUMNS} if a line has no tab, {@code RNN-PARALLEL-EMPTY} if one side of
   *     a pair has no text, and what {@link TextFile#lines} throws
   */
  public static ParallelText tabSeparated(Path file) {
    List<TextPair> pairs = new ArrayList<>();
    for (String line : TextFile.lines(file)) {
      String place = file + ":" + (pairs.size() + 1);
      String[] columns = line.split("\t", -1);
      if (columns.length < 2) {
        throw RnnException.error("RNN-PARALLEL-COLUMNS", "A line has no tab between source and target.").in(place)
            .detail("found: \"" + line + "\"").fix("write source, tab, target on each line.").build();
      }
      refuseEmpty(columns[0], place);
      refuseEmpty(columns[1], place);
      pairs.add(new TextPair(columns[0], columns[1], place));
    }
    return new ParallelText(pairs);
  }

  private static void refuseEmpty(String text, String place) {
    if (!text.isBlank()) return;
    throw RnnException.error("RNN-PARALLEL-EMPTY", "There is no text where one side of a pair should be.").in(place)
        .fix("leave the pair out on both sides; no model learns to say something about nothing.").build();
  }

  /**
   * These pairs, of which none may be longer than a model takes.
   *
   * @throws RnnException {@code RNN-PARALLEL-LENGTH} naming the first pair that is, and how many are
   */
  public ParallelText require(LengthLimit limit) {
    List<TextPair> longer = pairs.stream().filter(pair -> !limit.holds(pair)).toList();
    if (longer.isEmpty()) return this;
    TextPair first = longer.getFirst();
    throw RnnException.error("RNN-PARALLEL-LENGTH", "A pair is longer than the limit: " + limit.lengths(first) + ".")
        .in(first.place()).detail(longer.size() + " of " + pairs.size() + " pairs are longer")
        .fix("raise the limit, leave longer pairs out, or cut them into sentences.").build();
  }

  /** Only the pairs within a limit; the difference of the sizes is how many were left out. */
  public ParallelText within(LengthLimit limit) {
    return new ParallelText(pairs.stream().filter(limit::holds).toList());
  }

  /** How many pairs there are. */
  public int size() {
    return pairs.size();
  }

  /** All sources. */
  public List<String> sources() {
    return pairs.stream().map(TextPair::source).toList();
  }

  /** All targets. */
  public List<String> targets() {
    return pairs.stream().map(TextPair::target).toList();
  }
}
