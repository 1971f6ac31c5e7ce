package stranger.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.tensor.Tensor;

/** v ← v/2 + g; θ ← θ − γ v. */
record HeavyBall() implements Optimizer<HeavyBall.Slots> {
  record Slots(Tensor velocity) {}

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor velocity = slots.velocity().times(0.5).plus(gradient);
    return new Updated<>(parameter.minus(velocity.times(scope.rate())), new Slots(velocity));
  }
}
