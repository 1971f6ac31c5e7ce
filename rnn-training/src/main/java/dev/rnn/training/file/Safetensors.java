package dev.rnn.training.file;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads and writes the safetensors format, version 0.x of <a
 * href="https://github.com/huggingface/safetensors#format">its description</a>: 8 bytes with the length of the header,
 * little-endian; the header, JSON; the numbers of all tensors, little-endian, one after the other without gaps.
 *
 * <p>Written are 32-bit floats; the tensors are in the order of their names and start at a multiple of 8 bytes. A file
 * is believed only if every byte of it is accounted for.
 */
public final class Safetensors {
  /** The longest header that other readers accept, and so this one. */
  static final int LONGEST_HEADER = 100_000_000;

  private Safetensors() {}

  /**
   * Writes a file atomically: after any failure, a file that was there before is still the old one.
   *
   * @throws RnnException {@code RNN-FILE-WRITE} and others of {@link AtomicFile#write}; {@code RNN-FILE-HEADER} if
   *     names and metadata are too long, or a tensor is called {@code __metadata__}
   */
  public static void write(Path file, SafetensorsFile content) {
    byte[] header = SafetensorsHeader.of(content).toJson(file);
    AtomicFile.write(file, out -> SafetensorsWriter.write(header, content.tensors().values(), out));
  }

  /**
   * Reads a file. Numbers of other types become 32-bit floats: F64 rounded, BF16, F16 and I64 exactly.
   *
   * @throws RnnException {@code RNN-FILE-MISSING}, {@code RNN-FILE-UNREADABLE}, {@code RNN-FILE-TRUNCATED}, {@code
   *     RNN-FILE-TRAILING} (more bytes than the header tells of), {@code RNN-FILE-HEADER}, {@code RNN-FILE-OFFSETS}
   *     (gaps, overlaps, sizes that do not fit the shape), {@code RNN-FILE-DTYPE} (another type), {@code
   *     RNN-FILE-VALUE} (a number no float can hold)
   */
  public static SafetensorsFile read(Path file) {
    if (Files.isDirectory(file)) {
      throw RnnException.error("RNN-FILE-UNREADABLE", "'" + file + "' is a directory.").fix("name a file.").build();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SafetensorsReader(file, channel).read();
    } catch (NoSuchFileException e) {
      throw RnnException.error("RNN-FILE-MISSING", "There is no file '" + file + "'.")
          .in(file.toAbsolutePath().normalize().toString())
          .fix("check the name; a relative one starts in the current folder.").cause(e).build();
    } catch (IOException e) {
      throw RnnException.error("RNN-FILE-UNREADABLE", "'" + file + "' could not be read.")
          .detail("found: " + e).fix("see that this user may read it and that its disk is in order.").cause(e).build();
    }
  }
}
