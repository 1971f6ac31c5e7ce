package parrot;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/** Looks at the source with its state, by dot products, and goes on from the token before. */
record Parrot(int hiddenSize) implements Decoder<Parrot.State> {
  record State(Tensor h) {}

  @Override
  public State initialState(DecoderScope scope) {
    return new State(tanh(scope.affine("bridge", hiddenSize).of(scope.context())));
  }

  @Override
  public Step<State> define(DecoderScope scope) {
    Tensor keys = scope.affine("key", hiddenSize).of(scope.memory().values());
    Affine next = scope.affine("next", hiddenSize);
    return (token, previous) -> {
      Tensor weights = scope.memory().softmax(dot(keys, previous.h()));
      Tensor seen = scope.memory().sum(weights.times(scope.memory().values()));
      Tensor h = tanh(next.of(token, previous.h(), seen));
      return new Output<>(concatenate(h, seen), new State(h), Map.of("weights", weights));
    };
  }
}
