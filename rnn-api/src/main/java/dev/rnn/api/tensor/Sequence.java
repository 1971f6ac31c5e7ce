package dev.rnn.api.tensor;

import dev.rnn.api.Stability;
import java.util.function.UnaryOperator;

/**
 * A value over an axis of its own, and what may be done along that axis: an encoder's memory, all predictions of a
 * sequence, its target labels. Every sequence of a batch has its own length on the axis; 0 is legal.
 *
 * <p>Only {@link #values()} brings the axis into an expression: {@code scores = dot(query, memory.values())} varies
 * over the query's steps and the memory's steps. A sum, a softmax's normaliser or a last value leaves the axis again.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public interface Sequence {
  /** The value at every step. */
  Tensor values();

  /** Σ over the steps; 0 for an empty sequence. */
  Tensor sum(Tensor x);

  /** The largest over the steps, element by element; −∞ for an empty sequence. */
  Tensor max(Tensor x);

  /** The mean over the steps; 0 for an empty sequence. */
  Tensor mean(Tensor x);

  /** softmax over the steps: attention weights. No steps, no weights. */
  Tensor softmax(Tensor scores);

  /** The value at the first step; {@code empty} where there is none. */
  Tensor first(Tensor x, Tensor empty);

  /** The value at the sequence's own last step; {@code empty} where there is none. */
  Tensor last(Tensor x, Tensor empty);

  /** The value one step before; {@code initial} at the first step. */
  Tensor previous(Tensor x, Tensor initial);

  /** The value one step after; {@code initial} at the last step. */
  Tensor next(Tensor x, Tensor initial);

  /** The same number at every step: where a value per step starts, such as the coverage of an attention. */
  Tensor constant(double value);

  /** The number of steps: a scalar for each sequence. */
  Tensor length();

  /** Runs a recurrence along the axis, from the first step to the last. */
  <S> Unrolled<S> unroll(S initial, UnaryOperator<S> step);

  /**
   * What a recurrence gave.
   *
   * @param states the state after each step
   * @param last the state after the last step; the initial one of an empty sequence
   * @param <S> a record of tensors, a tensor, or a list of them
   */
  record Unrolled<S>(S states, S last) {}
}
