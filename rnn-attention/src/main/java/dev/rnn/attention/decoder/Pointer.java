package dev.rnn.attention.decoder;

import static dev.rnn.api.tensor.Tensors.sigmoid;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * Any decoder that attends, which also says with which probability the next token is generated rather than copied from
 * the source (See et al. 2017, equation 8):
 *
 * <pre>
 * p = sigmoid(W features + U token + b)
 * </pre>
 *
 * <p>Use it with the output layer {@link PointerGenerator}. The decoder's parameters are under {@code decoder}, W, U
 * and b under {@code generate}.
 *
 * @param decoder one with the side output {@code weights}
 * @param <S> its state
 * @see <a href="https://arxiv.org/abs/1704.04368">See et al. 2017, Get to the point: summarization with
 *     pointer-generator networks</a>
 */
public record Pointer<S>(@Option(defaultValue = "bahdanau", description = "a decoder that attends") Decoder<S> decoder)
    implements Decoder<S> {
  @Override
  public S initialState(DecoderScope scope) {
    return decoder.initialState(scope.child("decoder"));
  }

  @Override
  public Step<S> define(DecoderScope scope) {
    Step<S> step = decoder.define(scope.child("decoder"));
    Affine generate = scope.affine("generate", 1);
    return (token, previous) -> {
      Output<S> out = step.apply(token, previous);
      if (!out.side().containsKey(Sides.WEIGHTS)) {
        throw RnnException.error("RNN-POINTER-DECODER", decoder + " does not attend, so nothing can be copied.")
            .fix("give the pointer a decoder with attention, such as bahdanau or luong.").build();
      }
      Map<String, Tensor> side = new HashMap<>(out.side());
      side.put(Sides.GENERATE, sigmoid(generate.of(out.features(), token)).sum()); // [1] to a scalar
      return new Output<>(out.features(), out.state(), side);
    };
  }
}
