package dev.rnn.attention.score;

import static dev.rnn.api.tensor.Tensors.dot;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;

/**
 * The scalar product as the score: score(q, m) = qᵀ m (Luong et al. 2015, section 3.1). Query and memory have one size;
 * there are no parameters.
 *
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong et al. 2015, Effective approaches to attention-based neural
 *     machine translation</a>
 */
public record Dot() implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    return q -> {
      OneSize.require("dot", q, memory.values());
      return Weighted.mean(memory, dot(q, memory.values()));
    };
  }
}
