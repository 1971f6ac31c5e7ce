package dev.rnn.api.cell;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Tensor;

/**
 * A recurrent cell: the maths of <em>one sequence at one time step</em>. The engine adds the batch, the time axis,
 * variable lengths, gradients (backpropagation through time), fusion and threads.
 *
 * <p>A cell SHOULD be a record of its settings. Example (Zhou et al. 2016, minimal gated unit):
 *
 * <pre>{@code
 * public record MinimalGatedUnit(int hiddenSize) implements Cell<MinimalGatedUnit.State> {
 *   public record State(Tensor h) {}
 *
 *   @Override public State initialState(CellScope scope) { return new State(scope.zeros(hiddenSize)); }
 *
 *   @Override public Step<State> define(CellScope scope) {
 *     Affine forget = scope.affine("forget", hiddenSize);
 *     Affine candidate = scope.affine("candidate", hiddenSize);
 *     return (x, previous) -> {
 *       Tensor f = sigmoid(forget.of(x, previous.h()));
 *       Tensor c = tanh(candidate.of(x, f.times(previous.h())));
 *       Tensor h = previous.h().plus(f.times(c.minus(previous.h())));
 *       return new Output<>(h, new State(h));
 *     };
 *   }
 * }
 * }</pre>
 *
 * @param <S> the state: a record of tensors (or of records, or lists of them). Its component names reach errors, dumps
 *     and checkpoints.
 */
@Stability(Stability.Level.STABLE)
public interface Cell<S> {
  /** The state before the first step; it MAY be learned ({@code scope.parameter}). Called once. */
  S initialState(CellScope scope);

  /** Declares the parameters and returns the step. Called once, after {@link #initialState}. */
  Step<S> define(CellScope scope);

  /** One step. It is called once, while the graph is recorded, and MUST NOT keep the tensors. */
  @FunctionalInterface
  interface Step<S> {
    /**
     * One step.
     *
     * @param x the input vector; it may have size 0
     * @param previous the state after the step before
     * @return the output, and a state of the same structure and shapes as the initial state
     */
    Output<S> apply(Tensor x, S previous);
  }

  /** What a step gives: the output seen by the next layer, and the state seen by the next step. */
  record Output<S>(Tensor value, S state) {}
}
