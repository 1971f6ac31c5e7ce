package dev.rnn.examples.support;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a command reads and writes, checked before it works for hours. */
public final class Places {
  private final List<Path> taken = new ArrayList<>();

  /** Files that are read; null for what was not given. */
  public Places reading(@Nullable Path... files) {
    Stream.of(files).filter(Objects::nonNull).forEach(taken::add);
    return this;
  }

  /**
   * Files that will be written; null for what was not asked for.
   *
   * @throws RnnException if one cannot be, or is another of these files
   */
  public Places writing(@Nullable Path... files) {
    for (Path file : files) {
      if (file == null) continue;
      if (taken.stream().anyMatch(other -> same(file, other))) {
        throw RnnException.error("RNN-OPTION-OUT", "'" + file
            + "' would be written over while it is needed for something else.").fix("name another file to write to.")
            .build();
      }
      AtomicFile.check(file);
      taken.add(file);
    }
    return this;
  }

  private static boolean same(Path a, Path b) {
    try {
      if (Files.exists(a) && Files.exists(b)) return Files.isSameFile(a, b);
      return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    } catch (IOException _) {
      return false; // reading or writing will say what is wrong
    }
  }
}
