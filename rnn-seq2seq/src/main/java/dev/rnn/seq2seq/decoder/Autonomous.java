package dev.rnn.seq2seq.decoder;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Bridge;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.plugin.Option;

/**
 * A decoder without input: the context vector is its first state, and each step sees the state before it alone, until
 * the end-of-sequence token comes out.
 *
 * <pre>
 * h_t = f(W_hh h_{t−1})
 * y_t = softmax(W_S h_t)
 * </pre>
 *
 * <p>With a cell that has a bias, or gates, f is that cell with an input of size 0.
 *
 * @param cell any cell; its parameters are under {@code cell}
 * @param bridge from the context vector to the first state
 * @param <S> the cell's state
 */
public record Autonomous<S>(@Option(defaultValue = "gru", description = "what runs along the target") Cell<S> cell,
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
      Cell.Output<S> out = step.apply(scope.zeros(0), previous);
      return new Output<>(out.value(), out.state());
    };
  }
}
