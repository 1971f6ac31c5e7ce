package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;

/**
 * An attention mechanism. {@code over(memory)} returns what may be queried, so a wrong order cannot be written, and
 * what does not depend on the query (keys) is computed once for each memory.
 */
@Stability(Stability.Level.EXPERIMENTAL)
@FunctionalInterface
public interface Attention {
  /** Prepares the memory; declares the parameters. */
  Query over(Scope scope, Sequence memory);

  /** A memory ready to be queried. */
  @FunctionalInterface
  interface Query {
    /** Attends with a query vector. */
    Attended of(Tensor query);
  }

  /**
   * What attention gives.
   *
   * @param context the weighted sum of the memory
   * @param weights a scalar for each pair of a query and a memory step; they sum to 1 over the memory
   */
  record Attended(Tensor context, Tensor weights) {}
}
