package dev.rnn.training.initializer;

import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** Orthonormal rows or columns (Saxe et al. 2014). */
public record Orthogonal() implements Initializer {
  @Override
  public double[] values(Shape shape, RandomGenerator random) {
    return Initializers.orthogonal().values(shape, random);
  }
}
