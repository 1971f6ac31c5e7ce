package dev.rnn.examples.classification;

import dev.rnn.training.data.LineFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labelled texts that stay in their file, read from the beginning each time.
 *
 * @param path the file, with label, tab, text on each line
 * @param lines where its lines are
 */
record LabelledLines(Path path, LineFile lines) implements Iterable<LabelledText> {
  private static final int LINES_AT_ONCE = 1000;

  static LabelledLines open(Path path) {
    return new LabelledLines(path, LineFile.open(path, LINES_AT_ONCE));
  }

  @Override
  public Iterator<LabelledText> iterator() {
    return IntStream.range(0, lines.pieces()).boxed().flatMap(piece -> texts(path, lines.read(piece)).stream())
        .iterator();
  }

  /** What some lines of a file say. */
  static List<LabelledText> texts(Path path, List<LineFile.Line> some) {
    return some.stream().map(line -> LabelledFiles.text(path, line.number(), line.text())).toList();
  }
}
