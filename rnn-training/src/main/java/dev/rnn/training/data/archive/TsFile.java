package dev.rnn.training.data.archive;

import dev.rnn.api.error.RnnException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The format {@code .ts} of the UCR and UEA archives: lines that begin with '@' describe, after {@code @data} each line
 * is a series, its channels parted by ':', the last of these the class. Series may differ in length, the channels of
 * one may not.
 *
 * <pre>
 * {@literal @}univariate false
 * {@literal @}dimensions 2
 * {@literal @}classLabel true up down
 * {@literal @}data
 * 0.1,0.2,0.3:7,8,9:up
 * </pre>
 *
 * @see <a href="https://www.sktime.net/en/stable/api_reference/file_specifications/ts.html">The format</a>
 */
final class TsFile {
  private final Path file;
  private final List<LabelledSeries> series = new ArrayList<>();
  private List<String> labels = List.of();
  private int channels;

  private TsFile(Path file) {
    this.file = file;
  }

  /** Whether the first line that says something begins with '@'. */
  static boolean isOne(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).findFirst()
        .filter(line -> line.startsWith("@")).isPresent();
  }

  /** All series. */
  static List<LabelledSeries> read(Path file, List<String> lines) {
    TsFile reader = new TsFile(file);
    boolean data = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      if (data) reader.series(line, i + 1);
      else if (line.toLowerCase(Locale.ROOT).equals("@data")) data = true;
      else reader.property(line, i + 1);
    }
    if (reader.series.isEmpty()) {
      throw RnnException.error("RNN-SERIES-EMPTY", "'" + file + "' has no series.")
          .detail("expected: lines after @data").fix("see that the file is complete.").build();
    }
    return reader.series;
  }

  private void property(String line, int number) {
    String[] words = line.split("\\s+");
    boolean yes = words.length > 1 && words[1].equalsIgnoreCase("true");
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "@timestamps" -> {
        if (yes) throw unfit(number, "series with time stamps are not read.", "write plain numbers at even steps");
      }
      case "@univariate" -> {
        if (yes) channels = 1;
      }
      case "@dimension", "@dimensions" -> channels = dimensions(words, number);
      case "@classlabel" -> {
        if (!yes) throw unfit(number, "the series have no classes.", "@classLabel true, and the classes");
        labels = List.of(words).subList(2, words.length);
      }
      default -> {} // names, lengths and comments: nothing that the data does not say itself
    }
  }

  private int dimensions(String[] words, int number) {
    try {
      return Integer.parseInt(words[1]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
      throw unfit(number, "the number of channels is not a number.", "@dimensions 12");
    }
  }

  private void series(String line, int number) {
    String[] parts = line.split(":", -1);
    if (channels == 0) channels = parts.length - 1;
    if (parts.length != channels + 1 || channels < 1) {
      throw RnnException.error("RNN-SERIES-CHANNELS", "the series has " + (parts.length - 1) + " channels and a class, "
              + "not " + channels + ".").in(file + ":" + number)
          .detail("expected: channels and at last the class, parted by ':'")
          .fix("give every series the same channels.").build();
    }
    String label = parts[channels].strip();
    if (!labels.isEmpty() && !labels.contains(label)) {
      throw RnnException.error("RNN-SERIES-LABEL", "'" + label + "' is not a class of the file.")
          .in(file + ":" + number).detail("expected: one of " + String.join(", ", labels))
          .fix("name all classes behind @classLabel true.").build();
    }
    series.add(new LabelledSeries(label, values(parts, number), channels));
  }

  private float[] values(String[] parts, int number) {
    int length = parts[0].isBlank() ? 0 : parts[0].split(",", -1).length;
    float[] values = new float[length * channels];
    for (int c = 0; c < channels; c++) {
      String[] fields = parts[c].isBlank() ? new String[0] : parts[c].split(",", -1);
      if (fields.length != length) {
        throw RnnException.error("RNN-SERIES-RAGGED", "channel " + (c + 1) + " has " + fields.length
                + " steps, the first one " + length + ".").in(file + ":" + number)
            .fix("give all channels of a series the same length; series may differ from each other.").build();
      }
      for (int t = 0; t < length; t++) {
        values[t * channels + c] = SeriesNumbers.parse(fields[t],
            file + ":" + number + ", channel " + (c + 1) + ", step " + (t + 1));
      }
    }
    return values;
  }

  private RnnException unfit(int number, String what, String expected) {
    return RnnException.error("RNN-SERIES-FORMAT", what).in(file + ":" + number).detail("expected: " + expected)
        .fix("convert the file.").build();
  }
}
