package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.tensor.Tensor;

/** Runs a GRU from the encoder's summary alone; its token has size 0, so that no input parameters exist but a bias. */
public record AutonomousDecoder(int hiddenSize) implements Decoder<TorchGru.State> {
  @Override
  public TorchGru.State initialState(DecoderScope scope) {
    return new TorchGru.State(tanh(scope.affine("bridge", hiddenSize).of(scope.context())));
  }

  @Override
  public Step<TorchGru.State> define(DecoderScope scope) {
    Cell.Step<TorchGru.State> gru = new TorchGru(hiddenSize).define(scope.child("gru"));
    return (token, previous) -> {
      Tensor nothing = token.slice(0, 0);
      Cell.Output<TorchGru.State> out = gru.apply(nothing, previous);
      return new Output<>(out.value(), out.state());
    };
  }
}
