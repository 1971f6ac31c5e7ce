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
 * Additive attention that knows how much each memory step has got so far (See et al. 2017, equations 10 and 11):
 *
 * <pre>
 * c_t         = Σ_{t' &lt; t} weights_{t'}
 * score(q, m) = vᵀ tanh(W q + U m + c_t u + b)
 * </pre>
 *
 * <p>Parameters as those of {@link Additive}, and {@code u} [size]. Their loss Σ min(weights, c_t) is a side output of
 * the decoders here, {@code repeated}.
 *
 * @param size of the hidden layer
 * @see <a href="https://arxiv.org/abs/1704.04368">See et al. 2017, Get to the point: summarization with
 *     pointer-generator networks</a>
 */
public record Coverage(@Option(min = 1, description = "size of the hidden layer") int size) implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    Tensor keys = scope.affine("key", size).of(memory.values());
    Affine query = scope.affine("query", size, AffineSettings.DEFAULT.withoutBias());
    Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.1), Role.WEIGHT);
    Tensor u = scope.parameter("u", Shape.of(size), Initializers.uniform(0.1), Role.WEIGHT);
    return PastQuery.of(memory, (q, past) ->
        Weighted.mean(memory, dot(v, tanh(query.of(q).plus(keys).plus(u.times(past.covered()))))));
  }
}
