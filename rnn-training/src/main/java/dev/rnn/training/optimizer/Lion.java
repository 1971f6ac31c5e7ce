package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.sign;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * The sign of a momentum (Chen et al. 2023, algorithm 2):
 *
 * <pre>
 * c = β₁ m + (1 − β₁) g
 * θ ← θ − γ (sign(c) + λ θ)
 * m ← β₂ m + (1 − β₂) g
 * </pre>
 *
 * <p>γ is the learning rate (the paper: a third to a tenth of AdamW's), g the gradient. λ is 0 for parameters that do
 * not decay.
 *
 * @param beta1 β₁
 * @param beta2 β₂
 * @param decay λ
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al. 2023, Symbolic discovery of optimization algorithms</a>
 */
public record Lion(
    @Option(defaultValue = "0.9", min = 0, max = 1, description = "momentum in the step") double beta1,
    @Option(defaultValue = "0.99", min = 0, max = 1, description = "momentum kept") double beta2,
    @Option(defaultValue = "0", min = 0, description = "weight decay") double decay)
    implements Optimizer<Lion.Slots> {
  /** The running mean of g. */
  public record Slots(Tensor mean) {}

  /** With the paper's settings, without decay. */
  public Lion() { this(0.9, 0.99, 0); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor change = sign(slots.mean().times(beta1).plus(gradient.times(1 - beta1)));
    if (scope.decays()) change = change.plus(parameter.times(decay));
    Tensor mean = slots.mean().times(beta2).plus(gradient.times(1 - beta2));
    return new Updated<>(parameter.minus(change.times(scope.rate())), new Slots(mean));
  }
}
