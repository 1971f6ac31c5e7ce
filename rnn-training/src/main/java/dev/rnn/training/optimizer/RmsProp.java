package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.sqrt;
import static dev.rnn.api.tensor.Tensors.square;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * The gradient, divided by a running root mean square of itself (Tieleman and Hinton 2012):
 *
 * <pre>
 * v ← α v + (1 − α) g²
 * θ ← θ − γ g / (√v + ε)
 * </pre>
 *
 * <p>γ is the learning rate, g the gradient. Defaults are PyTorch's; the lecture has α = 0.9.
 *
 * @param decay α
 * @param epsilon ε
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012,
 *     lecture 6.5</a>
 */
public record RmsProp(
    @Option(defaultValue = "0.99", min = 0, max = 0.999999, description = "mean square kept") double decay,
    @Option(defaultValue = "1e-8", min = 1e-30, description = "added to the divisor") double epsilon)
    implements Optimizer<RmsProp.Slots> {
  /** The running mean of g². */
  public record Slots(Tensor meanSquare) {}

  /** With the defaults. */
  public RmsProp() { this(0.99, 1e-8); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor meanSquare = slots.meanSquare().times(decay).plus(square(gradient).times(1 - decay));
    Tensor change = gradient.dividedBy(sqrt(meanSquare).plus(epsilon));
    return new Updated<>(parameter.minus(change.times(scope.rate())), new Slots(meanSquare));
  }
}
