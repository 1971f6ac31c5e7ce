package dev.rnn.training.model;

import dev.rnn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/**
 * How the steps of a sequence become one vector. A sequence without steps becomes zeros.
 *
 * @param kind of pooling
 * @param attention the mechanism; null for the other kinds
 */
public record Pooling(Kind kind, @Nullable Spec attention) {
  /** Kinds of pooling. */
  public enum Kind {
    /** The last step; of a bidirectional layer each direction's own last step, as Keras does. */
    LAST,
    /** The first step. */
    FIRST,
    /** The mean over the steps. */
    MEAN,
    /** The largest over the steps, number by number. */
    MAX,
    /** Attention over the steps with a learned query (Yang et al. 2016, equations 5 to 7). */
    ATTENTION
  }

  /** The last step. */
  public static final Pooling LAST = new Pooling(Kind.LAST, null);
  /** The first step. */
  public static final Pooling FIRST = new Pooling(Kind.FIRST, null);
  /** The mean over the steps. */
  public static final Pooling MEAN = new Pooling(Kind.MEAN, null);
  /** The largest over the steps. */
  public static final Pooling MAX = new Pooling(Kind.MAX, null);

  /** Attention by the specification of its plug-in, such as {@code additive(size=32)}. */
  public static Pooling attention(String spec) {
    return new Pooling(Kind.ATTENTION, Spec.parse(spec));
  }

  /** Whether the pooled value is known at every step, for all steps so far. */
  public boolean isCausal() {
    return kind != Kind.ATTENTION;
  }
}
