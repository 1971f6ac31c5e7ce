package dev.rnn.training.initializer;

import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** Uniform in [−limit, limit). */
public record Uniform(@Option(description = "largest absolute value", defaultValue = "0.1", min = 0) double limit)
    implements Initializer {
  @Override
  public double[] values(Shape shape, RandomGenerator random) {
    return Initializers.uniform(limit).values(shape, random);
  }
}
