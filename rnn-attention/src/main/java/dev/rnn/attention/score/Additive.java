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
 * Additive attention (Bahdanau et al. 2015, section A.1.2):
 *
 * <pre>
 * score(q, m) = vᵀ tanh(W q + U m + b)
 * </pre>
 *
 * <p>The query q is [Q], a memory step m is [M]; parameters are {@code query/W} [size, Q], {@code key/W} [size, M],
 * {@code key/b} [size] and {@code v} [size]. U m + b, the keys, are computed once for each memory.
 *
 * @param size of the hidden layer
 * @see <a href="https://arxiv.org/abs/1409.0473">Bahdanau et al. 2015, Neural machine translation by jointly learning
 *     to align and translate</a>
 */
public record Additive(@Option(min = 1, description = "size of the hidden layer") int size) implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    Tensor keys = scope.affine("key", size).of(memory.values());
    Affine query = scope.affine("query", size, AffineSettings.DEFAULT.withoutBias());
    Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.1), Role.WEIGHT);
    return q -> Weighted.mean(memory, dot(v, tanh(query.of(q).plus(keys))));
  }
}
