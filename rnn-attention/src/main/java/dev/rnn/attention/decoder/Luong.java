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
 * A decoder that attends after its cell's step, with the new output (Luong et al. 2015, equation 5 and section 3.3):
 *
 * <pre>
 * h' = cell([token; a], h)           with input feeding; cell(token, h) without
 * c  = context of the memory for the query h'
 * a' = tanh(W h' + U c + b)          the attentional vector: the features
 * </pre>
 *
 * <p>Parameters are those of the cell under {@code cell}, of the attention under {@code attention}, and
 * {@code combine}.
 *
 * @param cell any cell
 * @param attention any mechanism
 * @param bridge from the context vector to the first state
 * @param size of the attentional vector
 * @param inputFeeding whether the attentional vector is fed to the next step
 * @param <S> the cell's state
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong et al. 2015, Effective approaches to attention-based neural
 *     machine translation</a>
 */
public record Luong<S>(@Option(defaultValue = "lstm", description = "what runs along the target") Cell<S> cell,
    @Option(defaultValue = "general", description = "how the source is attended to") Attention attention,
    @Option(defaultValue = "dense", description = "how the source's summary becomes the first state") Bridge bridge,
    @Option(min = 1, description = "size of the attentional vector") int size,
    @Option(defaultValue = "true", description = "whether the attentional vector is fed to the next step")
    boolean inputFeeding) implements Decoder<Luong.State<S>> {
  /** The cell's state, the attentional vector of the step before, and what each source step has got. */
  public record State<S>(S cell, Tensor attentional, Past past) {}

  @Override
  public State<S> initialState(DecoderScope scope) {
    S own = bridge.begin(scope, cell.initialState(scope.child("cell")));
    return new State<>(own, scope.zeros(inputFeeding ? size : 0), Past.none(scope.memory()));
  }

  @Override
  public Step<State<S>> define(DecoderScope scope) {
    Cell.Step<S> step = cell.define(scope.child("cell"));
    Attention.Query memory = attention.over(scope.child("attention"), scope.memory());
    Affine combine = scope.affine("combine", size);
    return (token, previous) -> {
      Tensor x = inputFeeding ? concatenate(token, previous.attentional()) : token;
      Cell.Output<S> out = step.apply(x, previous.cell());
      Attended attended = memory.of(out.value(), previous.past());
      Tensor attentional = tanh(combine.of(out.value(), attended.context()));
      Tensor fed = inputFeeding ? attentional : previous.attentional();
      return new Output<>(attentional, new State<>(out.state(), fed, previous.past().after(attended)),
          Sides.of(scope.memory(), attended, previous.past()));
    };
  }
}
