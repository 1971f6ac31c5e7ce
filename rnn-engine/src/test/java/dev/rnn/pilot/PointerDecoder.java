package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/**
 * The pointer-generator network's decoder (See et al. 2017): attends with its state before the step, and says with
 * which probability the next token is generated rather than copied, p = σ(W context + U h + V token + b).
 */
public record PointerDecoder(int hiddenSize, Attention attention) implements Decoder<TorchGru.State> {
  /** Side output: attention weights. */
  public static final String WEIGHTS = "weights";

  /** Side output: the probability of generating. */
  public static final String GENERATE = "generate";

  @Override
  public TorchGru.State initialState(DecoderScope scope) {
    return new TorchGru.State(tanh(scope.affine("bridge", hiddenSize).of(scope.context())));
  }

  @Override
  public Step<TorchGru.State> define(DecoderScope scope) {
    Cell.Step<TorchGru.State> gru = new TorchGru(hiddenSize).define(scope.child("gru"));
    Attention.Query memory = attention.over(scope.child("attention"), scope.memory());
    Affine generate = scope.affine("generate", 1);
    return (token, previous) -> {
      Attention.Attended attended = memory.of(previous.h());
      Cell.Output<TorchGru.State> out = gru.apply(concatenate(token, attended.context()), previous);
      Tensor p = sigmoid(generate.of(attended.context(), out.value(), token).sum()); // [1] to a scalar
      return new Output<>(concatenate(out.value(), attended.context()), out.state(),
          Map.of(WEIGHTS, attended.weights(), GENERATE, p));
    };
  }
}
