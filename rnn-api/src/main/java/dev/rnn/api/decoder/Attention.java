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

    /** Attends knowing what earlier queries got. Mechanisms that do not care need not implement it. */
    default Attended of(Tensor query, Past past) {
      return of(query);
    }
  }

  /**
   * What attention gives.
   *
   * @param context the weighted sum of the memory
   * @param weights a scalar for each pair of a query and a memory step; they sum to 1 over the memory
   */
  record Attended(Tensor context, Tensor weights) {}

  /**
   * What each memory step has got so far: a part of a decoder's state, for mechanisms that move along the memory or
   * avoid repeating themselves.
   *
   * @param previous the weights of the query before; 0 at first
   * @param covered the sum of the weights of all queries before; 0 at first
   */
  record Past(Tensor previous, Tensor covered) {
    /** Before the first query. */
    public static Past none(Sequence memory) {
      return new Past(memory.constant(0), memory.constant(0));
    }

    /** After one more query. */
    public Past after(Attended attended) {
      return new Past(attended.weights(), covered.plus(attended.weights()));
    }
  }
}
