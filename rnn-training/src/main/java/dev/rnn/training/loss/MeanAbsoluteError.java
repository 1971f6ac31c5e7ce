package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.abs;
import static dev.rnn.api.tensor.Tensors.mean;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Tensor;

/**
 * The mean absolute error of the numbers of an element:
 *
 * <pre>
 * 1/N Σ_n |y_n − t_n|
 * </pre>
 *
 * <p>Prediction y and target t have the same shape. The derivative at y = t is 0.
 */
public record MeanAbsoluteError() implements Loss {
  @Override
  public Tensor define(LossScope scope) {
    return mean(abs(scope.prediction().minus(scope.target())));
  }
}
