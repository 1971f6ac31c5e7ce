package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import java.util.Map;

/**
 * An output layer whose probabilities are a softmax. Training needs no log-probability but the right token's then,
 * which saves several passes over the vocabulary: ln Σ e^z − z_y.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public interface LogitLayer extends OutputLayer {
  /** The logits z of all tokens; parameters as of {@link OutputLayer#logProbabilities}. */
  Tensor logits(Scope scope, int vocabulary, Memory memory, Tensor features, Map<String, Tensor> side);

  /** ln softmax(z). */
  @Override
  default Tensor logProbabilities(Scope scope, int vocabulary, Memory memory, Tensor features,
      Map<String, Tensor> side) {
    return Tensors.logSoftmax(logits(scope, vocabulary, memory, features, side));
  }
}
