package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.minimum;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.decoder.Memory;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/**
 * Attention that knows how much each source step has got so far (See et al. 2017, equations 10 to 12): a state with one
 * value for each source step. Its side output {@code repeated} = Σ min(weights, coverage) is the coverage loss.
 */
public record CoverageDecoder(int hiddenSize) implements Decoder<CoverageDecoder.State> {
  /** The GRU's state, and the sum of all weights so far for each source step. */
  public record State(TorchGru.State gru, Tensor covered) {}

  @Override
  public State initialState(DecoderScope scope) {
    return new State(new TorchGru(hiddenSize).initialState(scope), scope.memory().constant(0));
  }

  @Override
  public Step<State> define(DecoderScope scope) {
    Memory memory = scope.memory();
    Tensor keys = scope.affine("key", hiddenSize).of(memory.values());
    Affine query = scope.affine("query", hiddenSize);
    Tensor v = scope.parameter("v", Shape.of(hiddenSize), Initializers.uniform(0.1), Role.WEIGHT);
    Tensor u = scope.parameter("u", Shape.of(hiddenSize), Initializers.uniform(0.1), Role.WEIGHT);
    Cell.Step<TorchGru.State> gru = new TorchGru(hiddenSize).define(scope.child("gru"));
    return (token, previous) -> {
      Tensor hidden = query.of(previous.gru().h()).plus(keys).plus(u.times(previous.covered()));
      Tensor weights = memory.softmax(dot(v, tanh(hidden)));
      Tensor context = memory.sum(weights.times(memory.values()));
      Cell.Output<TorchGru.State> out = gru.apply(concatenate(token, context), previous.gru());
      State next = new State(out.state(), previous.covered().plus(weights));
      return new Output<>(concatenate(out.value(), context), next,
          Map.of("weights", weights, "repeated", memory.sum(minimum(weights, previous.covered()))));
    };
  }
}
