package dev.rnn.attention.score;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.product;
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
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Additive attention that sees where it was (Chorowski et al. 2015, equations 8 and 9): the weights of the step before,
 * convolved along the memory,
 *
 * <pre>
 * f_j         = F [α_{j−w}, …, α_j, …, α_{j+w}]      [filters]
 * score(q, m) = vᵀ tanh(W q + U m_j + G f_j + b)
 * </pre>
 *
 * <p>Beyond the ends of the memory α is 0. Parameters as those of {@link Additive}, {@code filters} F [filters, 2w + 1]
 * and {@code location/W} G [size, filters].
 *
 * @param size of the hidden layer
 * @param filters number of filters
 * @param width w, how many memory steps a filter looks to each side
 * @see <a href="https://arxiv.org/abs/1506.07503">Chorowski et al. 2015, Attention-based models for speech
 *     recognition</a>
 */
public record LocationAware(@Option(min = 1, description = "size of the hidden layer") int size,
    @Option(defaultValue = "8", min = 1, description = "number of filters") int filters,
    @Option(defaultValue = "3", min = 0, description = "memory steps seen to each side") int width)
    implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    Tensor keys = scope.affine("key", size).of(memory.values());
    Affine query = scope.affine("query", size, AffineSettings.DEFAULT.withoutBias());
    Tensor filter = scope.parameter("filters", Shape.of(filters, 2 * width + 1), Initializers.glorot(), Role.WEIGHT);
    Affine location = scope.affine("location", size, AffineSettings.DEFAULT.withoutBias());
    Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.1), Role.WEIGHT);
    return PastQuery.of(memory, (q, past) -> {
      Tensor features = product(filter, window(scope, memory, past.previous()));
      return Weighted.mean(memory, dot(v, tanh(query.of(q).plus(keys).plus(location.of(features)))));
    });
  }

  /** The weights around each memory step. */
  private Tensor window(Scope scope, Sequence memory, Tensor weights) {
    Tensor zero = scope.constant(0, 1);
    Tensor centre = zero.plus(weights); // a vector of one number
    Deque<Tensor> window = new ArrayDeque<>();
    window.add(centre);
    for (int i = 0; i < width; i++) {
      window.addFirst(memory.previous(window.getFirst(), zero));
      window.addLast(memory.next(window.getLast(), zero));
    }
    return concatenate(window.toArray(Tensor[]::new));
  }
}
