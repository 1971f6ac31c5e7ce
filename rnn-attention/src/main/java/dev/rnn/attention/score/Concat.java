package dev.rnn.attention.score;

import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * The concatenating score (Luong et al. 2015, section 3.1):
 *
 * <pre>
 * score(q, m) = vᵀ tanh(W [q; m])
 * </pre>
 *
 * <p>W is kept as {@code hidden/W} [size, Q] for q and {@code hidden/U} [size, M] for m, so that its second part is
 * computed once for each memory; {@code v} is [size].
 *
 * @param size of the hidden layer
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong et al. 2015, Effective approaches to attention-based neural
 *     machine translation</a>
 */
public record Concat(@Option(min = 1, description = "size of the hidden layer") int size) implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    Affine hidden = scope.affine("hidden", size, AffineSettings.DEFAULT.withoutBias());
    Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.1), Role.WEIGHT);
    return q -> Weighted.mean(memory, dot(v, tanh(hidden.of(q, memory.values()))));
  }
}
