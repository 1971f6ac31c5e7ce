package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.sqrt;
import static dev.rnn.api.tensor.Tensors.square;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * The gradient, divided by the root of all its squares so far (Duchi et al. 2011, figure 1, diagonal):
 *
 * <pre>
 * v ← v + g²
 * θ ← θ − γ g / (√v + ε)
 * </pre>
 *
 * <p>γ is the learning rate, g the gradient. v begins at 0.
 *
 * @param epsilon ε
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan, Singer 2011, Adaptive subgradient methods for
 *     online learning and stochastic optimization</a>
 */
public record Adagrad(
    @Option(defaultValue = "1e-10", min = 1e-30, description = "added to the divisor") double epsilon)
    implements Optimizer<Adagrad.Slots> {
  /** The sum of g². */
  public record Slots(Tensor squares) {}

  /** With the defaults. */
  public Adagrad() { this(1e-10); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor squares = slots.squares().plus(square(gradient));
    Tensor change = gradient.dividedBy(sqrt(squares).plus(epsilon));
    return new Updated<>(parameter.minus(change.times(scope.rate())), new Slots(squares));
  }
}
