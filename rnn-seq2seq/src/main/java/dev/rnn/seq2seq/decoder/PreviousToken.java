package dev.rnn.seq2seq.decoder;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Bridge;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.plugin.Option;

/**
 * A decoder that is fed the token before and knows of the source what its first state says (Sutskever et al. 2014):
 *
 * <pre>
 * h_t = cell(token_{t−1}, h_{t−1})
 * features = h_t
 * </pre>
 *
 * @param cell any cell; its parameters are under {@code cell}
 * @param bridge from the context vector to the first state
 * @param <S> the cell's state
 * @see <a href="https://arxiv.org/abs/1409.3215">Sutskever et al. 2014, Sequence to sequence learning with neural
 *     networks</a>
 */
public record PreviousToken<S>(@Option(defaultValue = "gru", description = "what runs along the target") Cell<S> cell,
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
      Cell.Output<S> out = step.apply(token, previous);
      return new Output<>(out.value(), out.state());
    };
  }
}
