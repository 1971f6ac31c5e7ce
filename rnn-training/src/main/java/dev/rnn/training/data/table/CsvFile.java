package dev.rnn.training.data.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as RFC 4180 has it: the first row names the columns; fields in quotes may hold separators and line ends.
 * The separator is the one of comma, semicolon and tab that the first row has most of. Empty lines are left out. The
 * file may be gzipped.
 */
public final class CsvFile {
  private static final List<String> SEPARATORS = List.of(",", ";", "\t");

  private CsvFile() {}

  /**
   * The whole table.
   *
   * @throws RnnException those of {@link TextFile#lines}; {@code RNN-TABLE-RAGGED} if a row has more or fewer fields
   *     than the first; {@code RNN-TABLE-DUPLICATE} if two columns have one name; {@code RNN-TABLE-QUOTES}; {@code
   *     RNN-TABLE-EMPTY} if there are no rows below the names
   */
  public static Table read(Path file) {
    List<String> lines = TextFile.lines(file);
    String separator = separator(lines.stream().filter(line -> !line.isBlank()).findFirst().orElse(""));
    List<String> names = List.of();
    List<Table.Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false).ofCsvRecord(String.join("\n", lines))) {
      for (CsvRecord each : records) {
        List<String> fields = each.getFields().stream().map(String::strip).toList();
        if (names.isEmpty()) names = checked(file, fields);
        else rows.add(row(file, each.getStartingLineNumber(), fields, names));
      }
    } catch (CsvParseException e) {
      throw RnnException.error("RNN-TABLE-QUOTES", "'" + file + "' is not CSV that can be read.")
          .detail("found: " + e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()))
          .fix("see that every quote has its other end; a quote within quotes is written twice.").cause(e).build();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("reading a string cannot fail", e);
    }
    if (rows.isEmpty()) {
      throw RnnException.error("RNN-TABLE-EMPTY", "'" + file + "' has names of columns, but no rows.")
          .fix("add rows below the first line.").build();
    }
    return new Table(file.toString(), names, rows);
  }

  private static Table.Row row(Path file, long line, List<String> fields, List<String> names) {
    if (fields.size() == names.size()) return new Table.Row(line, fields);
    throw RnnException.error("RNN-TABLE-RAGGED", "a row has " + fields.size() + " fields, the first row "
            + names.size() + ".")
        .in(file + ":" + line)
        .detail("expected: " + String.join(", ", names))
        .fix("give every row a field for each column; put a field that has the separator in it in quotes.").build();
  }

  private static List<String> checked(Path file, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int first = names.indexOf(names.get(i));
      if (first == i) continue;
      throw RnnException.error("RNN-TABLE-DUPLICATE", "the columns " + (first + 1) + " and " + (i + 1)
              + " have the same name, '" + names.get(i) + "'.")
          .in(file + ":1").fix("rename one of them in the first row.").build();
    }
    return names;
  }

  private static String separator(String header) {
    String best = SEPARATORS.getFirst();
    for (String each : SEPARATORS) if (count(header, each) > count(header, best)) best = each;
    return best;
  }

  private static long count(String text, String of) {
    return text.chars().filter(c -> c == of.charAt(0)).count();
  }
}
