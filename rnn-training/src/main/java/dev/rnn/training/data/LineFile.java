package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * A UTF-8 text file that need not fit into memory, in pieces of so many lines, any of which can be read. The whole file
 * is read and checked once, when it is opened; what is kept is where its pieces start. Lines with nothing but white
 * space are passed over.
 */
public final class LineFile {
  private final Path file;
  private final int linesInPiece;
  private final long bytes;
  private long[] starts = new long[16];
  private long[] numbers = new long[16];
  private int pieces;
  private long lines;
  private final String fingerprint;

  /**
   * A line.
   *
   * @param number from 1, lines that are passed over included
   * @param text without its end
   */
  public record Line(long number, String text) {}

  private LineFile(Path file, int linesInPiece) throws IOException {
    this.file = file;
    this.linesInPiece = linesInPiece;
    CRC32C sum = new CRC32C();
    try (InputStream in = new CheckedInputStream(opened(file), sum)) {
      new Utf8Lines(file, in).forEach(this::add);
    }
    bytes = Files.size(file);
    fingerprint = lines + " lines, " + bytes + " bytes, checksum " + Long.toHexString(sum.getValue());
  }

  /**
   * Reads a file once, to know where its lines are.
   *
   * @param linesInPiece how many lines are read at a time
   * @throws RnnException {@code RNN-CORPUS-…} as {@link TextFile#lines}, and {@code RNN-LINES-PACKED} for a gzip file,
   *     which cannot be read from the middle
   */
  public static LineFile open(Path file, int linesInPiece) {
    if (linesInPiece < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "pieces of " + linesInPiece + " lines.").fix("give 1 or more.")
          .build();
    }
    if (Files.isDirectory(file)) {
      throw RnnException.error("RNN-CORPUS-DIRECTORY", "'" + file + "' is a directory, not a text file.")
          .fix("name one file.").build();
    }
    try {
      LineFile all = new LineFile(file, linesInPiece);
      if (all.lines > 0) return all;
    } catch (IOException reason) {
      throw TextFile.unreadable(file, reason);
    }
    throw RnnException.error("RNN-CORPUS-EMPTY", "'" + file + "' has no line with text.")
        .fix("name a file with text in it.").build();
  }

  private static InputStream opened(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    if (!packed) return in;
    in.close();
    throw RnnException.error("RNN-LINES-PACKED", "'" + file + "' is a gzip file, which cannot be read from the middle.")
        .fix("unpack it first, as in: gunzip -k " + file).build();
  }

  private void add(String text, long number, long start) {
    if (text.isBlank()) return;
    if (lines++ % linesInPiece != 0) return;
    if (pieces == starts.length) {
      starts = Arrays.copyOf(starts, 2 * pieces);
      numbers = Arrays.copyOf(numbers, 2 * pieces);
    }
    starts[pieces] = start;
    numbers[pieces++] = number;
  }

  /** How many lines have text. */
  public long lines() {
    return lines;
  }

  /** How many pieces there are. */
  public int pieces() {
    return pieces;
  }

  /** How many lines a piece has; the last one may have fewer. */
  public int lines(int piece) {
    Objects.checkIndex(piece, pieces);
    return piece < pieces - 1 ? linesInPiece : (int) (lines - (long) (pieces - 1) * linesInPiece);
  }

  /**
   * Reads a piece.
   *
   * @throws RnnException {@code RNN-LINES-CHANGED} if the file is no longer the one that was opened, {@code
   *     RNN-LINES-LONG} if a piece has more than 2 GiB
   */
  public List<Line> read(int piece) {
    Objects.checkIndex(piece, pieces);
    long end = piece < pieces - 1 ? starts[piece + 1] : bytes;
    if (end - starts[piece] > Integer.MAX_VALUE - 8) {
      throw RnnException.error("RNN-LINES-LONG", linesInPiece + " lines of '" + file + "' have more than 2 GiB.")
          .in("line " + numbers[piece]).fix("read fewer lines at a time.").build();
    }
    List<Line> read = new ArrayList<>();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() != bytes) throw changed();
      byte[] some = new byte[(int) (end - starts[piece])];
      in.seek(starts[piece]);
      in.readFully(some);
      InputStream from = new ByteArrayInputStream(some);
      new Utf8Lines(file, from, starts[piece], numbers[piece] - 1).forEach((text, number, _) -> {
        if (!text.isBlank()) read.add(new Line(number, text));
      });
    } catch (IOException reason) {
      throw TextFile.unreadable(file, reason);
    }
    if (read.size() != lines(piece)) throw changed();
    return read;
  }

  private RnnException changed() {
    return RnnException.error("RNN-LINES-CHANGED", "'" + file + "' has changed since it was opened.")
        .fix("train on a copy that nobody writes to.").build();
  }

  /** What tells this file from others: its size and a checksum of its content. */
  public String fingerprint() {
    return fingerprint;
  }
}
