package dev.rnn.training.optimizer;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum:
 *
 * <pre>
 * v ← μ v + g
 * θ ← θ − γ v              or, after Nesterov,
 * θ ← θ − γ (g + μ v)
 * </pre>
 *
 * <p>γ is the learning rate, g the gradient. As in PyTorch without dampening, the rate is outside of the velocity; in
 * Sutskever et al. 2013, equations 1 to 4, it is inside, which differs while the rate changes.
 *
 * @param momentum μ; 0 is plain gradient descent, which has no slots
 * @param nesterov whether to look one step of the velocity ahead
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013, On the importance of
 *     initialization and momentum in deep learning</a>
 */
public record Sgd(@Option(defaultValue = "0", min = 0, max = 1, description = "velocity kept") double momentum,
    @Option(defaultValue = "false", description = "look one step ahead; needs momentum") boolean nesterov)
    implements Optimizer<Sgd.Slots> {
  /** The velocity, if there is momentum. */
  public record Slots(List<Tensor> velocity) {}

  /**
   * Checks the settings.
   *
   * @throws RnnException for Nesterov's momentum without momentum
   */
  public Sgd {
    if (nesterov && momentum == 0) {
      throw RnnException.error("RNN-OPTIMIZER", "sgd has nesterov=true, but no momentum.")
          .fix("set it too, as in sgd(momentum=0.9,nesterov=true), or leave nesterov out.").build();
    }
  }

  /** Plain gradient descent. */
  public Sgd() { this(0, false); }

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(momentum == 0 ? List.of() : List.of(scope.zeros()));
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    if (momentum == 0) return new Updated<>(parameter.minus(gradient.times(scope.rate())), slots);
    Tensor velocity = slots.velocity().getFirst().times(momentum).plus(gradient);
    Tensor direction = nesterov ? gradient.plus(velocity.times(momentum)) : velocity;
    return new Updated<>(parameter.minus(direction.times(scope.rate())), new Slots(List.of(velocity)));
  }
}
