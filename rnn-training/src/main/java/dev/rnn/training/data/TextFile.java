package dev.rnn.training.data;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads text files strictly: what is not UTF-8 is refused, and the error says where. */
public final class TextFile {
  private TextFile() {}

  /**
   * All lines of a UTF-8 file, plain or gzipped, without their ends (LF or CRLF) and without a byte order mark.
   *
   * @throws RnnException {@code RNN-CORPUS-MISSING}, {@code -DIRECTORY}, {@code -DENIED}, {@code -EMPTY} (also if
   *     there is nothing but white space), {@code -BINARY} (a NUL byte), {@code -ENCODING} (not UTF-8), {@code
   *     -DAMAGED} (a broken gzip file), {@code -UNREADABLE} (any other error of the disk)
   */
  public static List<String> lines(Path file) {
    if (Files.isDirectory(file)) {
      throw RnnException.error("RNN-CORPUS-DIRECTORY", "'" + file + "' is a directory, not a text file.")
          .fix("name one file; several can be joined first, as in: cat " + file + "/* > all.txt").build();
    }
    List<String> lines;
    try (InputStream in = unpacked(Files.newInputStream(file))) {
      lines = new Utf8Lines(file, in).all();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (lines.stream().allMatch(String::isBlank)) {
      String has = lines.isEmpty() ? "is empty" : "has nothing but white space";
      throw RnnException.error("RNN-CORPUS-EMPTY", "'" + file + "' " + has + ".")
          .fix("name a file with text in it.").build();
    }
    return lines;
  }

  /** Files are told by what is in them, not by their name: gzip starts with 1F 8B, which UTF-8 text never does. */
  private static InputStream unpacked(InputStream file) throws IOException {
    try {
      BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
      in.mark(2);
      boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
      in.reset();
      return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** The error for a file that could not be read to its end. */
  static RnnException unreadable(Path file, IOException reason) {
    return switch (reason) {
      case NoSuchFileException _ -> missing(file);
      case AccessDeniedException _ ->
          RnnException.error("RNN-CORPUS-DENIED", "There is no permission to read '" + file + "'.")
              .fix("let this user read it, as in: chmod u+r " + file).cause(reason).build();
      case ZipException _, EOFException _ ->
          RnnException.error("RNN-CORPUS-DAMAGED", "'" + file + "' is a gzip file, but a damaged one.")
              .detail("found: " + reason.getMessage())
              .fix("pack or download it again; gzip -t checks it.").cause(reason).build();
      default ->
          RnnException.error("RNN-CORPUS-UNREADABLE", "'" + file + "' could not be read.")
              .detail("found: " + reason.getMessage())
              .fix("see that the file and its disk are in order.").cause(reason).build();
    };
  }

  private static RnnException missing(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    RnnException.Builder error = RnnException.error("RNN-CORPUS-MISSING", "There is no file '" + file + "'.")
        .in(absolute.toString());
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) return error.fix("there is no folder " + folder + ".").build();
    return error.fix(sibling(absolute, folder)).build();
  }

  private static String sibling(Path file, Path folder) {
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names = siblings.map(path -> path.getFileName().toString()).toList();
      return Nearest.to(file.getFileName().toString(), names)
          .map(name -> "did you mean '" + name + "'?")
          .orElse("check the name; a relative one starts in the current folder.");
    } catch (IOException _) {
      return "check the name.";
    }
  }
}
