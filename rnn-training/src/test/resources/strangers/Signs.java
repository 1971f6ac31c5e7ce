package signs;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.tensor.Tensor;

/** Steps of nearly one size, in the direction of a running mean of gradients. */
record Signs(double keep) implements Optimizer<Signs.Slots> {
  record Slots(Tensor mean) {}

  @Override
  public Slots initialSlots(UpdateScope scope) {
    return new Slots(scope.zeros());
  }

  @Override
  public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots slots) {
    Tensor mean = slots.mean().times(keep).plus(gradient.times(1 - keep));
    return new Updated<>(parameter.minus(tanh(mean.times(100)).times(scope.rate())), new Slots(mean));
  }
}
