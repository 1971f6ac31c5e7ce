package dev.rnn.seq2seq.decoder;

import static dev.rnn.api.tensor.Tensors.concatenate;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Bridge;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.plugin.Option;

/**
 * A decoder that sees the context vector at each step, beside the token before (Cho et al. 2014, section 2.2 and
 * appendix A.1.2):
 *
 * <pre>
 * h_t = cell([token_{t−1}; c], h_{t−1})
 * features = [h_t; token_{t−1}; c]
 * </pre>
 *
 * @param cell any cell; its parameters are under {@code cell}
 * @param bridge from the context vector to the first state
 * @param <S> the cell's state
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014, Learning phrase representations using RNN
 *     encoder–decoder</a>
 */
public record ContextEachStep<S>(@Option(defaultValue = "gru", description = "what runs along the target") Cell<S> cell,
    @Option(defaultValue = "dense", description = "how the source's summary becomes the first state") Bridge bridge)
    implements Decoder<S> {
  @Override
  public S initialState(DecoderScope scope) {
    return bridge.begin(scope, cell.initialState(scope.child("cell")));
  }

  @Override
  public Step<S> define(DecoderScope scope) {
    Cell.Step<S> step = cell.define(scope.child("cell"));
    return (token, previous) -> {
      Cell.Output<S> out = step.apply(concatenate(token, scope.context()), previous);
      return new Output<>(concatenate(out.value(), token, scope.context()), out.state());
    };
  }
}
