package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.sqrt;
import static dev.rnn.api.tensor.Tensors.square;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * Steps in the units of the parameter (Zeiler 2012, algorithm 1), times a learning rate that the paper leaves at 1:
 *
 * <pre>
 * v ← ρ v + (1 − ρ) g²
 * Δ = √(u + ε) / √(v + ε) g
 * u ← ρ u + (1 − ρ) Δ²
 * θ ← θ − γ Δ
 * </pre>
 *
 * <p>γ is the learning rate, g the gradient; u and v begin at 0.
 *
 * @param decay ρ
 * @param epsilon ε
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler 2012, ADADELTA: an adaptive learning rate method</a>
 */
public record Adadelta(
    @Option(defaultValue = "0.9", min = 0, max = 0.999999, description = "mean squares kept") double decay,
    @Option(defaultValue = "1e-6", min = 1e-30, description = "added under the roots") double epsilon)
    implements Optimizer<Adadelta.Slots> {
  /** The running means of g² and of Δ². */
  public record Slots(Tensor meanSquare, Tensor meanSquareChange) {}

  /** With the defaults. */
  public Adadelta() { this(0.9, 1e-6); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros(), scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor meanSquare = slots.meanSquare().times(decay).plus(square(gradient).times(1 - decay));
    Tensor ratio = sqrt(slots.meanSquareChange().plus(epsilon)).dividedBy(sqrt(meanSquare.plus(epsilon)));
    Tensor change = ratio.times(gradient);
    Tensor meanSquareChange = slots.meanSquareChange().times(decay).plus(square(change).times(1 - decay));
    return new Updated<>(parameter.minus(change.times(scope.rate())), new Slots(meanSquare, meanSquareChange));
  }
}
