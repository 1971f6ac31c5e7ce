package dev.rnn.training.initializer;

import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** Uniform with limit √(6 / (inputs + outputs)) (Glorot and Bengio 2010, equation 16). */
public record Glorot() implements Initializer {
  @Override
  public double[] values(Shape shape, RandomGenerator random) {
    return Initializers.glorot().values(shape, random);
  }
}
