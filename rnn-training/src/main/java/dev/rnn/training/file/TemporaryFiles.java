package dev.rnn.training.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary files beside the file they will replace: {@code .model.safetensors.4711-1.rnn-tmp}, with the number of the
 * process that writes it, so that a leftover can be told from what another process is writing right now.
 */
final class TemporaryFiles {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private TemporaryFiles() {}

  /** A file that is removed when closed, unless it was moved away. */
  record Temporary(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      OPEN.remove(path);
      Files.deleteIfExists(path);
    }
  }

  static Temporary create(Path target) throws IOException {
    String name = prefix(target) + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet() + ".rnn-tmp";
    Path path = target.resolveSibling(name);
    OPEN.add(path);
    Temporary temporary = new Temporary(path);
    try {
      Files.createFile(path);
      return temporary;
    } catch (IOException e) {
      OPEN.remove(path);
      throw e;
    }
  }

  /** Removes what processes that are no more left of the same target. What cannot be removed does not hinder saving. */
  static void removeLeftovers(Path target) {
    Pattern own = Pattern.compile(Pattern.quote(prefix(target)) + "(\\d{1,18})-\\d+\\.rnn-tmp");
    DirectoryStream.Filter<Path> leftover = path -> isLeftover(own, path);
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(target.resolveSibling(""), leftover)) {
      for (Path path : paths) Files.deleteIfExists(path);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("leftovers of {} could not be removed", target, e);
    }
  }

  private static boolean isLeftover(Pattern own, Path path) {
    Matcher name = own.matcher(path.getFileName().toString());
    if (!name.matches() || OPEN.contains(path)) return false;
    long process = Long.parseLong(name.group(1));
    // In a container every run may have the same number, so a file of this number need not be of this run.
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }
}
