package dev.rnn.training.optimizer;

import static dev.rnn.api.tensor.Tensors.oneMinus;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * {@link Adam} with weight decay beside the gradient instead of in it (Loshchilov and Hutter 2019, algorithm 2):
 *
 * <pre>
 * θ ← θ − γ λ θ, then as in Adam
 * </pre>
 *
 * <p>γ is the learning rate. As in PyTorch, λ is multiplied by the whole rate; the paper multiplies it by the
 * schedule's factor alone. Parameters that are not to decay (by default biases, gains and learned states) do not.
 *
 * @param beta1 β₁ of Adam
 * @param beta2 β₂ of Adam
 * @param epsilon ε of Adam
 * @param weightDecay λ
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight decay regularization</a>
 */
public record AdamW(
    @Option(defaultValue = "0.9", min = 0, max = 0.999999, description = "mean kept") double beta1,
    @Option(defaultValue = "0.999", min = 0, max = 0.999999, description = "mean square kept") double beta2,
    @Option(defaultValue = "1e-8", min = 1e-30, description = "added to the divisor") double epsilon,
    @Option(defaultValue = "0.01", min = 0, description = "weight lost per unit of rate") double weightDecay)
    implements Optimizer<Adam.Slots> {
  /** With PyTorch's settings. */
  public AdamW() { this(0.9, 0.999, 1e-8, 0.01); }

  @Override
  public Adam.Slots initialSlots(UpdateScope scope) {
    return adam().initialSlots(scope);
  }

  @Override
  public Updated<Adam.Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Adam.Slots slots) {
    Tensor kept = scope.decays() ? parameter.times(oneMinus(scope.rate().times(weightDecay))) : parameter;
    return adam().update(scope, kept, gradient, slots);
  }

  private Adam adam() {
    return new Adam(beta1, beta2, epsilon);
  }
}
