package stranger.decoder;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/** h0 = tanh(V context); h' = tanh(W token + U h + b). */
record SpellingDecoder(@Option(description = "size of the state", min = 1) int hiddenSize)
    implements Decoder<SpellingDecoder.State> {
  record State(Tensor h) {}

  @Override
  public State initialState(DecoderScope scope) {
    return new State(tanh(scope.affine("bridge", hiddenSize).of(scope.context())));
  }

  @Override
  public Step<State> define(DecoderScope scope) {
    Affine affine = scope.affine("affine", hiddenSize);
    return (token, previous) -> {
      Tensor h = tanh(affine.of(token, previous.h()));
      return new Output<>(h, new State(h));
    };
  }
}
