package dev.rnn.api.scope;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** Gives a parameter its first values. */
@Stability(Stability.Level.STABLE)
@FunctionalInterface
public interface Initializer {
  /**
   * The values of a new parameter.
   *
   * @param shape of a matrix: [outputs, inputs]
   * @param random seeded by the model's seed and the parameter's path
   * @return {@code shape.size()} numbers, row by row
   */
  double[] values(Shape shape, RandomGenerator random);
}
