package dev.rnn.training.initializer;

import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** Normal with mean 0. */
public record Normal(@Option(description = "standard deviation", defaultValue = "0.05", min = 0) double deviation)
    implements Initializer {
  @Override
  public double[] values(Shape shape, RandomGenerator random) {
    return Initializers.normal(deviation).values(shape, random);
  }
}
