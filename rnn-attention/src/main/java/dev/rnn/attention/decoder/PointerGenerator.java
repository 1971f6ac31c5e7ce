package dev.rnn.attention.decoder;

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

/**
 * A mixture of generating a token and copying one of the source's (See et al. 2017, equation 9):
 *
 * <pre>
 * P(w) = p softmax(W features + b)_w + (1 − p) Σ weights of the source steps whose token is w
 * </pre>
 *
 * <p>Source and target have one vocabulary. From an empty source nothing can be copied: p is 1 there. The decoder is a
 * {@link Pointer}. Parameters: {@code projection}.
 *
 * @see <a href="https://arxiv.org/abs/1704.04368">See et al. 2017, Get to the point: summarization with
 *     pointer-generator networks</a>
 */
public record PointerGenerator() implements OutputLayer {
  /** Keeps the logarithm of an impossible token finite. */
  private static final double SMALLEST = 1e-30;

  @Override
  public Tensor logProbabilities(Scope scope, int vocabulary, Memory memory, Tensor features,
      Map<String, Tensor> side) {
    Tensor tokens = memory.tokens().orElseThrow(() -> RnnException.error("RNN-NO-TOKENS",
        "the source has no tokens that could be copied.").fix("use it with a source of tokens.").build());
    Tensor generate = where(equal(memory.length(), scope.constant(0)), scope.constant(1),
        given(side, Sides.GENERATE));
    Tensor generated = softmax(scope.affine("projection", vocabulary).of(features));
    Tensor copied = memory.sum(given(side, Sides.WEIGHTS).times(oneHot(tokens, vocabulary)));
    return log(generated.times(generate).plus(copied.times(oneMinus(generate))).plus(SMALLEST));
  }

  private static Tensor given(Map<String, Tensor> side, String name) {
    Tensor value = side.get(name);
    if (value != null) return value;
    throw RnnException.error("RNN-POINTER-DECODER", "the decoder has no side output \"" + name + "\".")
        .fix("use the decoder pointer(decoder=...) with this output layer.").build();
  }
}
