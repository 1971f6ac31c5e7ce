package dev.rnn.seq2seq.model;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import java.util.Map;

/**
 * A decoder that is fed, now and then, the token that it holds for the most probable itself (Bengio et al. 2015,
 * scheduled sampling). Its output layer is part of the loop; its features are log-probabilities.
 *
 * @param decoder what is wrapped
 * @param output its output layer
 * @param table the embedding of target tokens
 * @param own 1 where a step is fed the decoder's own token, else 0
 * @param <S> the wrapped decoder's state
 * @see <a href="https://arxiv.org/abs/1506.03099">Bengio et al. 2015, Scheduled sampling for sequence prediction with
 *     recurrent neural networks</a>
 */
record Sampling<S>(Decoder<S> decoder, OutputLayer output, EncoderDecoderSpec spec, Tensor table, Tensor own)
    implements Decoder<Sampling.State<S>> {
  /** The decoder's state, and the token that it would have said. */
  public record State<S>(S decoder, Tensor said) {}

  @Override
  public State<S> initialState(DecoderScope scope) {
    return new State<>(decoder.initialState(scope), scope.constant(EncoderDecoderSpec.END));
  }

  @Override
  public Step<State<S>> define(DecoderScope scope) {
    Step<S> step = decoder.define(scope);
    Scope behind = scope.child("dropout");
    return (given, previous) -> {
      Tensor token = Tensors.where(own.times(scope.training()), previous.said(), given);
      Tensor embedded = behind.dropout("token", Tensors.embed(table, token), spec.dropout());
      Output<S> out = step.apply(embedded, previous.decoder());
      Tensor features = behind.dropout("features", out.features(), spec.dropout());
      Tensor logProbabilities =
          output.logProbabilities(scope.child("output"), spec.target().count(), scope.memory(), features, out.side());
      Tensor said = Tensors.argMax(Tensors.stopGradient(logProbabilities));
      return new Output<>(logProbabilities, new State<>(out.state(), said), Map.copyOf(out.side()));
    };
  }
}
