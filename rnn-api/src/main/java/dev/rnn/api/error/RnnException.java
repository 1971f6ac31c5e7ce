package dev.rnn.api.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the framework: an error that a user, or a plug-in author, can understand and mend.
 *
 * <p>It has an id that can be searched for, says what is wrong, where (the author's own source line when there is
 * one), the values involved, and the fix:
 *
 * <pre>{@code
 * [RNN-SHAPE-MISMATCH] times: left [256] and right [128] differ.
 *   in MinimalGatedUnit.define (MinimalGatedUnit.java:17), cell "mgu", input [64]
 *   left = sigmoid(forget), right = state.h
 *   Fix: give both the same size, or project one with scope.affine(...).
 * }</pre>
 *
 * <p>Command lines print {@link #getMessage()} alone; a stack trace is for bugs in the framework.
 */
public final class RnnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;

  private RnnException(String id, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.id = id;
  }

  /** The stable id, such as {@code RNN-SHAPE-MISMATCH}. */
  public String id() {
    return id;
  }

  /**
   * Starts an error.
   *
   * @param id stable id, {@code RNN-} and words in capitals
   * @param what one sentence: what is wrong, with the values
   */
  public static Builder error(String id, String what) {
    return new Builder(id, what);
  }

  /** Collects the lines of an error. */
  public static final class Builder {
    private final String id;
    private final String what;
    private final List<String> lines = new ArrayList<>();
    private @Nullable Throwable cause;

    private Builder(String id, String what) {
      this.id = id;
      this.what = what;
    }

    /** Says where: a source line, a file, a name. Printed as {@code in ...}. */
    public Builder in(String where) {
      if (!where.isEmpty()) lines.add("in " + where);
      return this;
    }

    /** Adds a line with values or circumstances. */
    public Builder detail(String line) {
      if (!line.isEmpty()) lines.add(line);
      return this;
    }

    /** Says what the user can do. */
    public Builder fix(String what) {
      lines.add("Fix: " + what);
      return this;
    }

    /** Keeps the exception that led here. */
    public Builder cause(Throwable reason) {
      this.cause = reason;
      return this;
    }

    /** The finished exception, to be thrown by the caller. */
    public RnnException build() {
      StringBuilder text = new StringBuilder("[").append(id).append("] ").append(what);
      for (String line : lines) text.append("\n  ").append(line);
      return new RnnException(id, text.toString(), cause);
    }
  }
}
