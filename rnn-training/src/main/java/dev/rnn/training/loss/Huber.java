package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.abs;
import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.minimum;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Tensor;

/**
 * Squared for small errors, absolute for large ones (Huber 1964); the mean over the numbers of an element:
 *
 * <pre>
 * d = |y − t|
 * d² / 2           where d ≤ δ
 * δ (d − δ / 2)    elsewhere
 * </pre>
 *
 * <p>Prediction y and target t have the same shape. Both cases are c (d − c / 2) with c = min(d, δ).
 *
 * @param delta δ, in the unit of the target
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964, Robust estimation of a location parameter</a>
 */
public record Huber(
    @Option(defaultValue = "1", min = 1e-30, description = "errors up to this one are squared") double delta)
    implements Loss {
  /** With δ = 1. */
  public Huber() { this(1); }

  @Override
  public Tensor define(LossScope scope) {
    Tensor error = abs(scope.prediction().minus(scope.target()));
    Tensor clipped = minimum(error, scope.constant(delta));
    return mean(clipped.times(error.minus(clipped.times(0.5))));
  }
}
