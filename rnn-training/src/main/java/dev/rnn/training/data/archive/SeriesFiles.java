package dev.rnn.training.data.archive;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.TextFile;
import java.nio.file.Path;
import java.util.List;

/** Reads labelled series of any of the formats of this package. */
public final class SeriesFiles {
  private SeriesFiles() {}

  /**
   * All series of a file, which may be gzipped: IDX images, {@code .ts} with its lines that begin with '@', or else
   * delimited rows.
   *
   * @param rows how delimited rows are meant
   * @throws RnnException of the format's reader
   */
  public static List<LabelledSeries> read(Path file, DelimitedSeries rows) {
    if (IdxImages.isOne(file)) return IdxImages.read(file);
    List<String> lines = TextFile.lines(file);
    return TsFile.isOne(lines) ? TsFile.read(file, lines) : rows.read(file, lines);
  }
}
