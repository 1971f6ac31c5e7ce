package dev.rnn.api.scope;

import org.jspecify.annotations.Nullable;

/**
 * How the parameters of an {@link Affine} begin.
 *
 * @param first of the first operand's matrix
 * @param others of the other operands' matrices: recurrent ones, by convention
 * @param bias of the bias; null: there is none
 */
public record AffineSettings(Initializer first, Initializer others, @Nullable Initializer bias) {
  /** Glorot for the first matrix, orthogonal for the others, zero bias. */
  public static final AffineSettings DEFAULT =
      new AffineSettings(Initializers.glorot(), Initializers.orthogonal(), Initializers.zeros());

  /** The same with every bias at {@code value}. */
  public AffineSettings withBias(double value) {
    return new AffineSettings(first, others, Initializers.constant(value));
  }

  /** The same without a bias. */
  public AffineSettings withoutBias() {
    return new AffineSettings(first, others, null);
  }
}
