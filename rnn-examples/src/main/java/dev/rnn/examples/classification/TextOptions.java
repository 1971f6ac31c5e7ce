package dev.rnn.examples.classification;

import dev.rnn.api.error.RnnException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How labelled texts are parted, and whether they are read at once. */
public final class TextOptions {
  @Option(names = "--validation", paramLabel = "PATH",
      description = "Texts to choose the epoch by, as --data has them. Default: a tenth of --data.")
  @Nullable Path validation;

  @Option(names = "--test", paramLabel = "PATH", description = "Texts to test. Default: a tenth of --data.")
  @Nullable Path test;

  @Option(names = "--buffer", paramLabel = "N", description = "For a file that does not fit into memory: at most N"
      + " lines of --data are in memory at a time. Needs --validation and --test.")
  @Nullable Integer buffer;

  /** Files beside {@code --data}. */
  List<Path> files() {
    return Stream.of(validation, test).filter(Objects::nonNull).toList();
  }

  /**
   * Whether the parts are given, rather than to be made of all texts.
   *
   * @throws RnnException {@code RNN-OPTION-TEXTS} if the options do not go together
   */
  boolean areGiven(@Nullable Path data) {
    boolean given = !files().isEmpty();
    if ((given && (data == null || files().size() < 2)) || (buffer != null && !given)) {
      throw RnnException.error("RNN-OPTION-TEXTS", "--validation, --test and --buffer need texts of their own for each"
              + " part.").fix("name what is learned with --data, and the others with --validation and --test.").build();
    }
    return given;
  }
}
