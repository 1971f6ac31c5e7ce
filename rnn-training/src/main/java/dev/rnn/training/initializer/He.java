package dev.rnn.training.initializer;

import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** Normal with deviation √(2 / inputs) (He et al. 2015, equation 10). */
public record He() implements Initializer {
  @Override
  public double[] values(Shape shape, RandomGenerator random) {
    return Initializers.he().values(shape, random);
  }
}
