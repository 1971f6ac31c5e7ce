package dev.rnn.attention.score;

import static dev.rnn.api.tensor.Tensors.dot;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;

/**
 * The scalar product divided by the root of its size: score(q, m) = qᵀ m / √Q (Vaswani et al. 2017, equation 1). Query
 * and memory have one size; there are no parameters. The scale keeps the scores' variance at 1 where that of queries
 * and memory is 1, so that the softmax of long vectors is not saturated.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, Attention is all you need</a>
 */
public record ScaledDot() implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    return q -> {
      OneSize.require("scaled-dot", q, memory.values());
      return Weighted.mean(memory, dot(q, memory.values()).times(1 / Math.sqrt(q.size())));
    };
  }
}
