package dev.rnn.engine.interpret;

import dev.rnn.engine.random.NoiseKey;
import java.util.Map;

/**
 * What one run of a graph is given.
 *
 * @param inputs numbers of inputs by name and of parameters by path, rows in the order of their layout
 * @param training whether {@code training} is 1
 * @param noise seed, step and the examples' numbers
 */
public record Run(Map<String, double[]> inputs, boolean training, NoiseKey noise) {
  /** A run while not training. */
  public static Run evaluation(Map<String, double[]> inputs) {
    return new Run(inputs, false, NoiseKey.of(0, 0));
  }

  /** A training run. */
  public static Run training(Map<String, double[]> inputs, long seed, long step) {
    return new Run(inputs, true, NoiseKey.of(seed, step));
  }
}
