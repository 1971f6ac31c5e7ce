package dev.rnn.api.scope;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Tensor;

/**
 * W x + U h + … + b: one matrix for each operand, so that each product can be computed where it is best, and one bias.
 *
 * <p>The matrices are declared when {@link #of} is first called, as {@code W}, {@code U}, {@code V}, {@code W3}, …,
 * under the name given to {@link Scope#affine}; later calls use the same ones. An operand of size 0 has no matrix.
 */
@Stability(Stability.Level.STABLE)
@FunctionalInterface
public interface Affine {
  /** The sum of products with the operands (vectors), plus the bias. */
  Tensor of(Tensor... operands);
}
