package dev.rnn.engine.graph;

/**
 * The line of source that made a node: the author's own, not the framework's.
 *
 * @param where {@code MinimalGatedUnit.define (MinimalGatedUnit.java:17)}, or empty when unknown
 * @param context what was being traced, such as {@code cell "mgu", input [64]}, or empty
 */
public record Origin(String where, String context) {
  /** Of nodes that no author wrote. */
  public static final Origin UNKNOWN = new Origin("", "");

  @Override
  public String toString() {
    if (where.isEmpty()) return context;
    return context.isEmpty() ? where : where + ", " + context;
  }
}
