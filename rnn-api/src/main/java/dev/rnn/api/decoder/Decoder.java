package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/**
 * The network of a decoder: from the previous token's embedding, a state and the memory to features of the next token.
 * What turns features into probabilities is an {@link OutputLayer}; how tokens are chosen is generation's.
 *
 * @param <S> the state, as of a {@link dev.rnn.api.cell.Cell}
 */
@Stability(Stability.Level.EXPERIMENTAL)
public interface Decoder<S> {
  /** The state before the first token; it may depend on the memory. */
  S initialState(DecoderScope scope);

  /** Declares the parameters and returns the step. */
  Step<S> define(DecoderScope scope);

  /** One step. */
  @FunctionalInterface
  interface Step<S> {
    /**
     * One step.
     *
     * @param token embedding of the previous token; of size 0 for a decoder that runs from its state alone
     * @param previous the state after the step before
     */
    Output<S> apply(Tensor token, S previous);
  }

  /**
   * What a step gives.
   *
   * @param features what the output layer sees
   * @param state of the same structure and shapes as the initial state
   * @param side named side outputs, such as attention weights or coverage
   */
  record Output<S>(Tensor features, S state, Map<String, Tensor> side) {
    /** Without side outputs. */
    public Output(Tensor features, S state) {
      this(features, state, Map.of());
    }
  }
}
