package dev.rnn.training.data.archive;

import dev.rnn.api.error.RnnException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of numbers and a class, without names: a series each, parted by commas, semicolons, tabs or blanks. The numbers
 * of a step stand together.
 *
 * @param channels numbers of a step
 * @param labelFirst whether the class is the first field, as in the UCR archive's {@code .tsv}, or the last
 */
public record DelimitedSeries(int channels, boolean labelFirst) {
  /** Checks the range. */
  public DelimitedSeries {
    if (channels < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "channels is " + channels + ".").fix("use a number from 1.").build();
    }
  }

  List<LabelledSeries> read(Path file, List<String> lines) {
    List<LabelledSeries> all = new ArrayList<>();
    int width = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) continue;
      List<String> fields = List.of(lines.get(i).strip().split("\\s*[,;\\s]\\s*", -1));
      if (width == 0) width = fields.size();
      all.add(series(fields, width, file + ":" + (i + 1)));
    }
    return all;
  }

  private LabelledSeries series(List<String> fields, int width, String where) {
    if (fields.size() != width) {
      throw RnnException.error("RNN-SERIES-RAGGED", "the row has " + fields.size() + " fields, the first one " + width
              + ".").in(where).fix("give every row as many numbers, and its class; for other lengths use .ts.").build();
    }
    int count = width - 1;
    if (count < 1 || count % channels != 0) {
      throw RnnException.error("RNN-SERIES-CHANNELS", count + " numbers and a class do not make steps of " + channels
              + " channels.").in(where).fix("say how many numbers a step has, and where the class stands.").build();
    }
    int from = labelFirst ? 1 : 0;
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = SeriesNumbers.parse(fields.get(from + k), where + ", field " + (from + k + 1));
    }
    return new LabelledSeries(fields.get(labelFirst ? 0 : count), values, channels);
  }
}
