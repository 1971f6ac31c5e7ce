package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.abs;
import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.log;
import static dev.rnn.api.tensor.Tensors.mean;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Tensor;

/**
 * The negative log-probability of yes-or-no answers, in nats, from logits; the mean over the answers of an element:
 *
 * <pre>
 * −t ln sigmoid(z) − (1 − t) ln(1 − sigmoid(z))  =  z (½ − t) + |z| / 2 + ln(1 + e^−|z|)
 * </pre>
 *
 * <p>The prediction z is [N] logits, the target t is [N] numbers from 0 to 1. The second form cannot overflow, and its
 * derivative is sigmoid(z) − t everywhere, also at z = 0, where |z| has none.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public Tensor define(LossScope scope) {
    Tensor z = scope.prediction();
    Tensor linear = z.times(scope.target().negate().plus(0.5));
    return mean(linear.plus(abs(z).times(0.5)).plus(log(exp(abs(z).negate()).plus(1))));
  }
}
