package dev.rnn.attention.score;

import static dev.rnn.api.tensor.Tensors.dot;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The general score (Luong et al. 2015, section 3.1):
 *
 * <pre>
 * score(q, m) = qᵀ W m
 * </pre>
 *
 * <p>The parameter {@code key/W} is [Q, M]; the keys W m are computed once for each memory. All queries of one memory
 * have one size.
 *
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong et al. 2015, Effective approaches to attention-based neural
 *     machine translation</a>
 */
public record General() implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    return new Query() {
      private @Nullable Tensor keys;

      @Override
      public Attended of(Tensor query) {
        Tensor known = keys; // the first query says how long keys are
        if (known == null) {
          known = scope.affine("key", query.size(), AffineSettings.DEFAULT.withoutBias()).of(memory.values());
          keys = known;
        }
        return Weighted.mean(memory, dot(query, known));
      }
    };
  }
}
