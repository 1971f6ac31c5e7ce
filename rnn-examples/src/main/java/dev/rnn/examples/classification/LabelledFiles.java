package dev.rnn.examples.classification;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads labelled texts: lines {@code LABEL<tab>TEXT}, or a folder with the texts of each class in LABEL.txt. */
public final class LabelledFiles {
  private static final String SUFFIX = ".txt";

  private LabelledFiles() {}

  /**
   * Reads a file or folder and deals its texts; a text that is there more than once comes into one part only.
   *
   * @throws RnnException {@code RNN-TEXTS-LINE} for a line without label and text, {@code RNN-TEXTS-LABELS} for fewer
   *     than two classes, {@code RNN-TEXTS-FOLDER} for a folder without texts, {@code RNN-TEXTS-FEW}
   */
  public static LabelledCorpus read(Path path, long seed) {
    return LabelledCorpus.deal(groups(path), seed);
  }

  /**
   * Reads a file or folder: for each text its labels, mostly one.
   *
   * @throws RnnException as {@link #read}
   */
  public static List<List<LabelledText>> groups(Path path) {
    List<LabelledText> all = Files.isDirectory(path) ? folder(path) : file(path);
    List<String> labels = all.stream().map(LabelledText::label).distinct().toList();
    if (labels.size() < 2) {
      throw RnnException.error("RNN-TEXTS-LABELS", "'" + path + "' has one class only: " + labels + ".")
          .fix("give texts of at least two classes.").build();
    }
    Map<String, List<LabelledText>> byText = new LinkedHashMap<>();
    for (LabelledText text : all) byText.computeIfAbsent(text.text(), _ -> new ArrayList<>()).add(text);
    return List.copyOf(byText.values());
  }

  private static List<LabelledText> file(Path file) {
    List<LabelledText> all = new ArrayList<>();
    List<String> lines = TextFile.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) continue;
      int tab = line.indexOf('\t');
      if (tab < 1 || line.substring(tab).isBlank()) {
        throw RnnException.error("RNN-TEXTS-LINE", "A line of '" + file + "' has no label and text.")
            .in("line " + (i + 1)).detail("found: " + line).fix("write label, tab, text on each line.").build();
      }
      all.add(new LabelledText(line.substring(0, tab).strip(), line.substring(tab + 1).strip()));
    }
    return all;
  }

  private static List<LabelledText> folder(Path folder) {
    List<LabelledText> all = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      String label = name.substring(0, name.length() - SUFFIX.length());
      for (String line : TextFile.lines(file)) if (!line.isBlank()) all.add(new LabelledText(label, line.strip()));
    }
    return all;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      if (!found.isEmpty()) return found;
    } catch (IOException reason) {
      throw RnnException.error("RNN-TEXTS-FOLDER", "The folder '" + folder + "' could not be read.")
          .detail("found: " + reason.getMessage()).fix("see that it may be read.").cause(reason).build();
    }
    throw RnnException.error("RNN-TEXTS-FOLDER", "The folder '" + folder + "' has no file LABEL.txt.")
        .fix("write the texts of each class into a file of its name, one on each line.").build();
  }
}
