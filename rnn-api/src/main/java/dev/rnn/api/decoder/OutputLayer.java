package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/** From a decoder's features and side outputs to log-probabilities of the next token. */
@Stability(Stability.Level.EXPERIMENTAL)
@FunctionalInterface
public interface OutputLayer {
  /**
   * Log-probabilities of all tokens.
   *
   * @param scope where to declare parameters
   * @param vocabulary the number of tokens
   * @param memory what the decoder attended to
   * @param features of one target step
   * @param side the decoder's side outputs at that step
   * @return a vector of size {@code vocabulary}
   */
  Tensor logProbabilities(Scope scope, int vocabulary, Memory memory, Tensor features, Map<String, Tensor> side);
}
