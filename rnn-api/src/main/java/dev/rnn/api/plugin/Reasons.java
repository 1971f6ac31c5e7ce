package dev.rnn.api.plugin;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What went wrong in somebody's code, in words. Clauses without a full stop. */
final class Reasons {
  private Reasons() {}

  /** What an exception says, such as {@code IllegalArgumentException: rate must be below 1}. */
  static String words(Throwable reason) {
    if (reason instanceof ExceptionInInitializerError && reason.getCause() != null) {
      return "its static initialiser throws " + words(reason.getCause());
    }
    if (reason instanceof UnsupportedClassVersionError) return "it was compiled for a newer Java than this one";
    if (reason instanceof NoClassDefFoundError && reason.getMessage() != null) {
      return reason.getMessage().startsWith("Could not initialize") ? reason.getMessage()
          : "it needs the class " + reason.getMessage().replace('/', '.') + ", which is missing";
    }
    if (reason instanceof LinkageError) {
      return "it does not fit what is here, perhaps compiled against another version: " + plain(reason);
    }
    if (reason instanceof RnnException own) return firstLine(own);
    return plain(reason);
  }

  /** The line of the plug-in's own code that threw, such as {@code Zoneout.<init> (Zoneout.java:12)}. */
  static String line(Throwable reason, @Nullable Class<?> type) {
    StackTraceElement[] frames = reason.getStackTrace();
    return Arrays.stream(frames)
        .filter(frame -> type != null && frame.getClassName().startsWith(type.getName()))
        .findFirst().or(() -> Arrays.stream(frames).findFirst())
        .map(frame -> {
          String name = frame.getClassName();
          return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName() + " ("
              + frame.getFileName() + ":" + frame.getLineNumber() + ")";
        }).orElse("");
  }

  /** As the second half of a sentence. */
  static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String plain(Throwable reason) {
    String name = reason.getClass().getSimpleName();
    String message = reason.getMessage();
    // These two are how Java code says it in words; the class adds nothing.
    boolean spoken =
        reason.getClass() == IllegalArgumentException.class || reason.getClass() == IllegalStateException.class;
    if (spoken && message != null && message.contains(" ")) return withoutStop(message);
    return message == null || message.isEmpty() ? name : name + ": " + withoutStop(message);
  }

  private static String firstLine(RnnException own) {
    String line = own.getMessage() == null ? own.id() : own.getMessage().lines().findFirst().orElse(own.id());
    return withoutStop(line.startsWith("[") ? line.substring(line.indexOf(']') + 2) : line);
  }
}
