package dev.rnn.attention.decoder;

import static dev.rnn.api.tensor.Tensors.minimum;

import dev.rnn.api.decoder.Attention.Attended;
import dev.rnn.api.decoder.Attention.Past;
import dev.rnn.api.decoder.Memory;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/** Side outputs of decoders that attend. What nobody reads is not computed. */
final class Sides {
  /** The attention weights. */
  static final String WEIGHTS = "weights";

  /** Σ min(weights, weights so far): the coverage loss (See et al. 2017, equation 12). */
  static final String REPEATED = "repeated";

  /** The probability that the next token is generated rather than copied. */
  static final String GENERATE = "generate";

  private Sides() {}

  static Map<String, Tensor> of(Memory memory, Attended attended, Past past) {
    return Map.of(WEIGHTS, attended.weights(), REPEATED, memory.sum(minimum(attended.weights(), past.covered())));
  }
}
