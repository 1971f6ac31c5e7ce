package dev.rnn.attention.decoder;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Attention.Attended;
import dev.rnn.api.decoder.Attention.Past;
import dev.rnn.api.decoder.Bridge;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;

/**
 * A decoder that attends before its cell's step, with the state before (Bahdanau et al. 2015, section A.2.2):
 *
 * <pre>
 * c  = context of the memory for the query h
 * h' = cell([token; c], h)
 * features = [h'; c; token]                            without a readout layer
 * features = tanh(W h' + U c + V token + b)            with one
 * </pre>
 *
 * <p>The query is the first component of the cell's state, of the topmost cell of a stack. Parameters are those of the
 * cell under {@code cell}, of the attention under {@code attention}, and {@code readout}.
 *
 * @param cell any cell
 * @param attention any mechanism
 * @param bridge from the context vector to the first state
 * @param readout size of the readout layer; 0: none
 * @param <S> the cell's state
 * @see <a href="https://arxiv.org/abs/1409.0473">Bahdanau et al. 2015, Neural machine translation by jointly learning
 *     to align and translate</a>
 */
public record Bahdanau<S>(@Option(defaultValue = "gru", description = "what runs along the target") Cell<S> cell,
    @Option(defaultValue = "additive", description = "how the source is attended to") Attention attention,
    @Option(defaultValue = "dense", description = "how the source's summary becomes the first state") Bridge bridge,
    @Option(defaultValue = "0", min = 0, description = "size of the readout layer; 0: none") int readout)
    implements Decoder<Bahdanau.State<S>> {
  /** The cell's state, and what each source step has got. */
  public record State<S>(S cell, Past past) {}

  @Override
  public State<S> initialState(DecoderScope scope) {
    return new State<>(bridge.begin(scope, cell.initialState(scope.child("cell"))), Past.none(scope.memory()));
  }

  @Override
  public Step<State<S>> define(DecoderScope scope) {
    Cell.Step<S> step = cell.define(scope.child("cell"));
    Attention.Query memory = attention.over(scope.child("attention"), scope.memory());
    Affine combine = scope.affine("readout", readout);
    return (token, previous) -> {
      Attended attended = memory.of(CellQuery.of(previous.cell()), previous.past());
      Tensor context = attended.context();
      Cell.Output<S> out = step.apply(concatenate(token, context), previous.cell());
      Tensor features = readout == 0 ? concatenate(out.value(), context, token)
          : tanh(combine.of(out.value(), context, token));
      return new Output<>(features, new State<>(out.state(), previous.past().after(attended)),
          Sides.of(scope.memory(), attended, previous.past()));
    };
  }
}
