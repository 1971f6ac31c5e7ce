package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.equal;
import static dev.rnn.api.tensor.Tensors.log;
import static dev.rnn.api.tensor.Tensors.oneHot;
import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.softmax;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.decoder.Memory;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;
import java.util.Objects;

/**
 * P(w) = p softmax(W features + b) + (1 − p) Σ weights of the source steps whose token is w (See et al. 2017, equation
 * 9). From an empty source nothing can be copied: p is 1.
 */
public record PointerMixture() implements OutputLayer {
  private static final double SMALLEST = 1e-30;

  @Override
  public Tensor logProbabilities(Scope scope, int vocabulary, Memory memory, Tensor features,
      Map<String, Tensor> side) {
    Tensor tokens = memory.tokens().orElseThrow(() -> RnnException.error("RNN-NO-TOKENS", "the source has no tokens.")
        .fix("use a pointer mixture with an encoder of tokens.").build());
    Tensor weights = Objects.requireNonNull(side.get(PointerDecoder.WEIGHTS));
    Tensor generate = where(equal(memory.length(), scope.constant(0)), scope.constant(1),
        Objects.requireNonNull(side.get(PointerDecoder.GENERATE)));
    Tensor generated = softmax(scope.affine("projection", vocabulary).of(features));
    Tensor copied = memory.sum(weights.times(oneHot(tokens, vocabulary)));
    return log(generated.times(generate).plus(copied.times(oneMinus(generate))).plus(SMALLEST));
  }
}
