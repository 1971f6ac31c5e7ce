package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs what authors of plug-ins wrote: what their code throws is said to be theirs, with their line. */
public final class AuthorCode {
  private AuthorCode() {}

  /**
   * Runs it.
   *
   * @param what whose code it is, such as {@code cell "gru"}
   * @throws RnnException where the code throws something of its own
   */
  public static <T> T run(String what, Supplier<T> code) {
    try {
      return code.get();
    } catch (RnnException known) {
      throw known;
    } catch (RuntimeException | LinkageError | StackOverflowError reason) {
      StackTraceElement line = line(reason).orElse(null);
      if (line == null) throw reason;
      String type = line.getClassName().substring(line.getClassName().lastIndexOf('.') + 1);
      String method = line.getMethodName().replaceAll("^lambda\\$(.*)\\$\\d+$", "$1");
      throw RnnException.error("RNN-PLUGIN-THROWS", "the code of " + what + " throws " + reason + ".")
          .in(type + "." + method + " (" + line.getFileName() + ":" + line.getLineNumber() + ")")
          .fix("mend the plug-in, or use another; --debug shows the whole stack.").cause(reason).build();
    }
  }

  /** The line that threw, or called Java code that did, unless it is one of ours. */
  private static Optional<StackTraceElement> line(Throwable reason) {
    return Arrays.stream(reason.getStackTrace())
        .filter(frame -> !frame.getClassName().startsWith("java.") && !frame.getClassName().startsWith("jdk."))
        .findFirst()
        .filter(frame -> !frame.getClassName().startsWith("dev.rnn."));
  }
}
