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
    List<LabelledText> all = texts(path);
    List<String> labels = all.stream().map(LabelledText::label).distinct().toList();
    requireSeveral(path, labels);
    Map<String, List<LabelledText>> byText = new LinkedHashMap<>();
    for (LabelledText text : all) byText.computeIfAbsent(text.text(), _ -> new ArrayList<>()).add(text);
    return List.copyOf(byText.values());
  }

  /**
   * Refuses texts of one class.
   *
   * @throws RnnException {@code RNN-TEXTS-LABELS}
   */
  static void requireSeveral(Path path, List<String> labels) {
    if (labels.size() > 1) return;
    throw RnnException.error("RNN-TEXTS-LABELS", "'" + path + "' has one class only: " + labels + ".")
        .fix("give texts of at least two classes.").build();
  }

  /** Reads all texts of a file or folder, as they stand there. */
  static List<LabelledText> texts(Path path) {
    if (Files.isDirectory(path)) return folder(path);
    List<LabelledText> all = new ArrayList<>();
    List<String> lines = TextFile.lines(path);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) all.add(text(path, i + 1, lines.get(i)));
    }
    return all;
  }

  /**
   * What a line says.
   *
   * @throws RnnException {@code RNN-TEXTS-LINE} if it has no label and text
   */
  static LabelledText text(Path file, long number, String line) {
    int tab = line.indexOf('\t');
    if (tab < 1 || line.substring(0, tab).isBlank() || line.substring(tab).isBlank()) {
      throw RnnException.error("RNN-TEXTS-LINE", "A line of '" + file + "' has no label and text.")
          .in("line " + number).detail("found: " + line).fix("write label, tab, text on each line.").build();
    }
    return new LabelledText(line.substring(0, tab).strip(), line.substring(tab + 1).strip());
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
