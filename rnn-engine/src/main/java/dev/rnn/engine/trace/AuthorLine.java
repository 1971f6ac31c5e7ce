package dev.rnn.engine.trace;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** Finds the line of the plug-in author on the stack: the innermost frame that is not the recording machinery. */
final class AuthorLine {
  private static final StackWalker WALKER = StackWalker.getInstance();

  /** Packages that record for others. What lives elsewhere in the framework (built-in cells) is an author like any. */
  private static final Set<String> MACHINERY = Set.of("dev.rnn.api.tensor", "dev.rnn.api.scope", "dev.rnn.api.cell",
      "dev.rnn.api.decoder", "dev.rnn.api.loss", "dev.rnn.api.optimizer", "dev.rnn.api.record", "dev.rnn.api.error",
      "dev.rnn.engine.trace", "dev.rnn.engine.graph", "dev.rnn.engine.autodiff");

  private AuthorLine() {}

  static String find() {
    return WALKER.walk(frames -> frames.filter(AuthorLine::isAuthor).findFirst().map(AuthorLine::describe).orElse(""));
  }

  private static boolean isAuthor(StackFrame frame) {
    String type = frame.getClassName();
    int dot = type.lastIndexOf('.');
    String owner = dot < 0 ? "" : type.substring(0, dot);
    return !MACHINERY.contains(owner) && !owner.startsWith("java.") && !owner.startsWith("jdk.");
  }

  /** {@code MinimalGatedUnit.define (MinimalGatedUnit.java:17)}; a class without a name is left out. */
  private static String describe(StackFrame frame) {
    String type = frame.getClassName();
    String simple = type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$\\d+", "").replace('$', '.');
    String line = frame.getFileName() + ":" + frame.getLineNumber();
    return simple + "." + method(frame.getMethodName()) + " (" + line + ")";
  }

  /** A lambda is named after the method that it stands in: {@code lambda$define$0} is {@code define}. */
  private static String method(String name) {
    if (!name.startsWith("lambda$")) return name;
    int end = name.indexOf('$', "lambda$".length());
    return end < 0 ? name : name.substring("lambda$".length(), end);
  }
}
