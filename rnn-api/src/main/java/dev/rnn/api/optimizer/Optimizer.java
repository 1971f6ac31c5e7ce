package dev.rnn.api.optimizer;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Tensor;

/**
 * An update rule, in the tensor language: it is compiled to one pass over parameter, gradient and slots. Norms,
 * clipping and accumulation are the trainer's. Example, plain gradient descent:
 *
 * <pre>{@code
 * public record GradientDescent() implements Optimizer<GradientDescent.Slots> {
 *   public record Slots() {}
 *
 *   @Override public Slots initialSlots(UpdateScope scope) { return new Slots(); }
 *
 *   @Override public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
 *     return new Updated<>(parameter.minus(gradient.times(scope.rate())), slots);
 *   }
 * }
 * }</pre>
 *
 * @param <S> the slots: a record of tensors with the parameter's shape, or scalars
 */
@Stability(Stability.Level.STABLE)
public interface Optimizer<S> {
  /** The slots before the first update: constants. */
  S initialSlots(UpdateScope scope);

  /** One update of one parameter; only element-wise functions of tensors of its shape and of scalars. */
  Updated<S> update(UpdateScope scope, Tensor parameter, Tensor gradient, S slots);

  /** The new parameter and the new slots. */
  record Updated<S>(Tensor parameter, S slots) {}
}
