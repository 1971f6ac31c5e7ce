package dev.rnn.attention.score;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.dot;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;

/**
 * Several scaled dot products beside each other, each of a part of size d = size / heads (Vaswani et al. 2017, section
 * 3.2.2):
 *
 * <pre>
 * weights_k  = softmax over the memory of (Q q)_kᵀ (K m)_k / √d
 * context    = O [ Σ weights_1 (V m)_1; …; Σ weights_heads (V m)_heads ]
 * </pre>
 *
 * <p>The weights that are given are the mean over the heads. Parameters: {@code query/W} [size, Q], {@code key/W} and
 * {@code value/W} [size, M], {@code output/W} [size, size].
 *
 * @param size of all heads together, and of the context
 * @param heads how many
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, Attention is all you need</a>
 */
public record MultiHead(@Option(min = 1, description = "size of all heads together") int size,
    @Option(defaultValue = "4", min = 1, description = "number of heads") int heads) implements Attention {
  /** Checks that the heads have one size. */
  public MultiHead {
    if (size % heads != 0) {
      throw RnnException.error("RNN-OPTION-RANGE", size + " numbers do not make " + heads + " heads of one size.")
          .fix("make size a multiple of heads.").build();
    }
  }

  @Override
  public Query over(Scope scope, Sequence memory) {
    AffineSettings plain = AffineSettings.DEFAULT.withoutBias();
    Tensor keys = scope.affine("key", size, plain).of(memory.values());
    Tensor values = scope.affine("value", size, plain).of(memory.values());
    Affine query = scope.affine("query", size, plain);
    Affine output = scope.affine("output", size, plain);
    int part = size / heads;
    return q -> {
      Tensor projected = query.of(q);
      Tensor[] contexts = new Tensor[heads];
      Tensor mean = null;
      for (int head = 0; head < heads; head++) {
        Tensor scores = dot(projected.slice(head * part, part), keys.slice(head * part, part));
        Tensor weights = memory.softmax(scores.times(1 / Math.sqrt(part)));
        contexts[head] = memory.sum(weights.times(values.slice(head * part, part)));
        mean = mean == null ? weights.times(1.0 / heads) : mean.plus(weights.times(1.0 / heads));
      }
      return new Attended(output.of(heads == 1 ? contexts[0] : concatenate(contexts)),
          java.util.Objects.requireNonNull(mean));
    };
  }
}
