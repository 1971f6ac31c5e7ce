package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sqrt;
import static dev.rnn.api.tensor.Tensors.square;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * Adam with Nesterov's momentum (Dozat 2016, algorithm 2):
 *
 * <pre>
 * μ_t = β₁ (1 − 0.96^(t ψ) / 2)
 * m ← β₁ m + (1 − β₁) g
 * v ← β₂ v + (1 − β₂) g²
 * m̂ = μ_(t+1) m / (1 − μ_1 … μ_(t+1)) + (1 − μ_t) g / (1 − μ_1 … μ_t)
 * θ ← θ − γ m̂ / (√v̂ + ε)    with v̂ = v / (1 − β₂ᵗ)
 * </pre>
 *
 * <p>γ is the learning rate, g the gradient, t the number of the update, from 1. As in PyTorch, m decays by β₁, where
 * the paper has μ_t.
 *
 * @param beta1 β₁
 * @param beta2 β₂
 * @param epsilon ε
 * @param momentumDecay ψ: how fast μ_t grows to β₁; with 0 it stays at half of it
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat 2016, Incorporating Nesterov momentum
 *     into Adam</a>
 */
public record NAdam(
    @Option(defaultValue = "0.9", min = 0, max = 0.999999, description = "mean kept") double beta1,
    @Option(defaultValue = "0.999", min = 0, max = 0.999999, description = "mean square kept") double beta2,
    @Option(defaultValue = "1e-8", min = 1e-30, description = "added to the divisor") double epsilon,
    @Option(defaultValue = "0.004", min = 0, description = "growth of the momentum") double momentumDecay)
    implements Optimizer<NAdam.Slots> {
  /** The running means of g and of g², and μ_1 … μ_t: one number for the whole parameter. */
  public record Slots(Tensor mean, Tensor meanSquare, Tensor momenta) {}

  /** With the usual settings. */
  public NAdam() { this(0.9, 0.999, 1e-8, 0.004); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros(), scope.zeros(), scope.constant(1));
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor mean = slots.mean().times(beta1).plus(gradient.times(1 - beta1));
    Tensor meanSquare = slots.meanSquare().times(beta2).plus(square(gradient).times(1 - beta2));
    Tensor momentum = momentum(scope.step());
    Tensor next = momentum(scope.step().plus(1));
    Tensor momenta = slots.momenta().times(momentum);
    Tensor ahead = mean.times(next.dividedBy(oneMinus(momenta.times(next))))
        .plus(gradient.times(oneMinus(momentum).dividedBy(oneMinus(momenta))));
    Tensor divisor = sqrt(meanSquare.dividedBy(Adam.oneMinusPower(beta2, scope.step()))).plus(epsilon);
    return new Updated<>(parameter.minus(ahead.dividedBy(divisor).times(scope.rate())),
        new Slots(mean, meanSquare, momenta));
  }

  private Tensor momentum(Tensor t) {
    return oneMinus(exp(t.times(momentumDecay * Math.log(0.96))).times(0.5)).times(beta1);
  }
}
