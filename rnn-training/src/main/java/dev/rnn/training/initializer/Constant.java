package dev.rnn.training.initializer;

import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Shape;
import java.util.random.RandomGenerator;

/** All parameters begin at one value. */
public record Constant(@Option(description = "the value", defaultValue = "0") double value) implements Initializer {
  @Override
  public double[] values(Shape shape, RandomGenerator random) {
    return Initializers.constant(value).values(shape, random);
  }
}
