package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/**
 * A GRU that attends with its new state and feeds the attentional vector a to its next input (Luong et al. 2015, 3.3):
 * h' = gru([token; a], h), a' = tanh(W h' + U context(h') + b).
 */
public record AttentionDecoder(int hiddenSize, Attention attention) implements Decoder<AttentionDecoder.State> {
  /** The GRU's state, and the attentional vector of the step before. */
  public record State(TorchGru.State gru, Tensor attentional) {}

  @Override
  public State initialState(DecoderScope scope) {
    Tensor h = tanh(scope.affine("bridge", hiddenSize).of(scope.context()));
    return new State(new TorchGru.State(h), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(DecoderScope scope) {
    Cell.Step<TorchGru.State> gru = new TorchGru(hiddenSize).define(scope.child("gru"));
    Attention.Query memory = attention.over(scope.child("attention"), scope.memory());
    Affine combine = scope.affine("combine", hiddenSize);
    return (token, previous) -> {
      Cell.Output<TorchGru.State> out = gru.apply(concatenate(token, previous.attentional()), previous.gru());
      Attention.Attended attended = memory.of(out.value());
      Tensor attentional = tanh(combine.of(out.value(), attended.context()));
      return new Output<>(attentional, new State(out.state(), attentional), Map.of("weights", attended.weights()));
    };
  }
}
