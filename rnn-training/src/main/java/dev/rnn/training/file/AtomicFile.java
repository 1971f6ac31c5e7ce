package dev.rnn.training.file;

import dev.rnn.api.error.RnnException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * Replaces a file all at once: whenever the process is killed or the disk is full, there is the whole old file or the
 * whole new one.
 *
 * <p>The content goes to a temporary file in the same folder, is forced to the disk and moved over the old file. What
 * killed processes left behind is removed by the next save of the same file. An interrupt of the thread does not stop
 * a save.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Something that can be written. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; missing folders on the way to it are made.
   *
   * @throws RnnException {@code RNN-FILE-WRITE} if that fails, and {@code RNN-FILE-TARGET} if there is something that
   *     is not a file; what was there is untouched, also if the content itself throws
   */
  public static void write(Path file, Content content) {
    write(file, content, UnaryOperator.identity());
  }

  /** The same onto a disk of which tests decide when it is full. */
  static void write(Path file, Content content, UnaryOperator<OutputStream> disk) {
    requireFile(file);
    try {
      replace(file, content, disk);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Finds out whether {@link #write} can begin, before hours of work: makes missing folders, and a temporary file that
   * is removed again.
   *
   * @throws RnnException as {@link #write} does
   */
  public static void check(Path file) {
    requireFile(file);
    try {
      Path target = target(file);
      Files.createDirectories(target.resolveSibling("").toAbsolutePath());
      TemporaryFiles.create(target).close();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.exists(file) || Files.isRegularFile(file)) return;
    String kind = Files.isDirectory(file) ? "directory" : "device";
    throw RnnException.error("RNN-FILE-TARGET", "'" + file + "' is a " + kind + ", not a file to save to.")
        .fix("name a file.").build();
  }

  /** A symbolic link stays one: what it points to is replaced. */
  private static Path target(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
  }

  private static void replace(Path file, Content content, UnaryOperator<OutputStream> disk) throws IOException {
    Path target = target(file);
    Path folder = target.resolveSibling("").toAbsolutePath();
    Files.createDirectories(folder);
    TemporaryFiles.removeLeftovers(target);
    try (TemporaryFiles.Temporary temporary = TemporaryFiles.create(target)) {
      // FileOutputStream, as channels are closed by an interrupt of the thread.
      try (FileOutputStream out = new FileOutputStream(temporary.path().toFile())) {
        content.writeTo(disk.apply(out));
        out.getFD().sync();
      }
      Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    forceFolder(folder);
  }

  /** Makes the move itself survive a power cut, where the system lets folders be opened. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // Windows does not; the file is whole in any case.
    }
  }

  private static RnnException failed(Path file, IOException reason) {
    String what = switch (reason) {
      case AccessDeniedException _ -> "no permission";
      case FileAlreadyExistsException blocking -> blocking.getFile() + " is a file, not a folder";
      default -> String.valueOf(reason.getMessage());
    };
    return RnnException.error("RNN-FILE-WRITE", "'" + file + "' could not be saved: " + what + ".")
        .detail(space(file))
        .detail(Files.exists(file) ? "the file that was there before is untouched" : "")
        .fix("free some space, or save to another place.").cause(reason).build();
  }

  private static String space(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return folder == null ? "" : Files.getFileStore(folder).getUsableSpace() + " bytes are free there without it";
    } catch (IOException _) {
      return "";
    }
  }
}
