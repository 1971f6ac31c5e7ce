package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.square;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Tensor;

/**
 * The mean squared error of the numbers of an element:
 *
 * <pre>
 * 1/N Σ_n (y_n − t_n)²
 * </pre>
 *
 * <p>Prediction y and target t have the same shape.
 */
public record MeanSquaredError() implements Loss {
  @Override
  public Tensor define(LossScope scope) {
    return mean(square(scope.prediction().minus(scope.target())));
  }
}
