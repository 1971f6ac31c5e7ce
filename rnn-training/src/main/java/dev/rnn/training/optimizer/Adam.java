package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.sqrt;
import static dev.rnn.api.tensor.Tensors.square;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * Adaptive moment estimation (Kingma and Ba 2015, algorithm 1):
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g
 * v ← β₂ v + (1 − β₂) g²
 * θ ← θ − γ m̂ / (√v̂ + ε)    with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)
 * </pre>
 *
 * <p>γ is the learning rate, g the gradient, t the number of the update, from 1.
 *
 * @param beta1 β₁
 * @param beta2 β₂
 * @param epsilon ε
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, Adam: a method for stochastic optimization</a>
 */
public record Adam(
    @Option(defaultValue = "0.9", min = 0, max = 0.999999, description = "mean kept") double beta1,
    @Option(defaultValue = "0.999", min = 0, max = 0.999999, description = "mean square kept") double beta2,
    @Option(defaultValue = "1e-8", min = 1e-30, description = "added to the divisor") double epsilon)
    implements Optimizer<Adam.Slots> {
  /** The running means of g and of g². */
  public record Slots(Tensor mean, Tensor meanSquare) {}

  /** With the paper's settings. */
  public Adam() { this(0.9, 0.999, 1e-8); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros(), scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor mean = slots.mean().times(beta1).plus(gradient.times(1 - beta1));
    Tensor meanSquare = slots.meanSquare().times(beta2).plus(square(gradient).times(1 - beta2));
    Tensor rate = scope.rate().dividedBy(oneMinusPower(beta1, scope.step()));
    Tensor divisor = sqrt(meanSquare.dividedBy(oneMinusPower(beta2, scope.step()))).plus(epsilon);
    return new Updated<>(parameter.minus(mean.dividedBy(divisor).times(rate)), new Slots(mean, meanSquare));
  }

  /** 1 − βᵗ. Subtracted in float, 1 − 0.999 would keep four digits; 1 − eᵘ = tanh(−u / 2) (1 + eᵘ) keeps them all. */
  static Tensor oneMinusPower(double beta, Tensor t) {
    Tensor u = t.times(Math.log(Math.max(beta, Float.MIN_NORMAL))); // a β of 0 has no logarithm
    return tanh(u.times(-0.5)).times(exp(u).plus(1));
  }
}
