package dev.rnn.examples.series;

import dev.rnn.training.data.archive.LabelledSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Waves of four shapes, of any period, phase, height and length, under noise: a single step says nothing of the shape,
 * nor does the mean of many.
 */
final class Shapes {
  private static final List<String> NAMES = List.of("sine", "square", "triangle", "sawtooth");
  private static final List<DoubleUnaryOperator> WAVES = List.of(
      x -> Math.sin(2 * Math.PI * x),
      x -> x < 0.5 ? 1 : -1,
      x -> 1 - 4 * Math.abs(x - 0.5),
      x -> 2 * x - 1);
  private static final double NOISE = 0.08;

  private Shapes() {}

  /** So many, the shapes in turn. */
  static List<LabelledSeries> make(int count, SplittableRandom random) {
    List<LabelledSeries> all = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int shape = s % NAMES.size();
      double period = random.nextDouble(10, 20);
      double phase = random.nextDouble();
      double height = random.nextDouble(0.7, 1.4);
      float[] values = new float[random.nextInt(30, 50)];
      for (int t = 0; t < values.length; t++) {
        double x = (t / period + phase) % 1;
        values[t] = (float) (height * WAVES.get(shape).applyAsDouble(x) + NOISE * random.nextGaussian());
      }
      all.add(new LabelledSeries(NAMES.get(shape), values, 1));
    }
    return all;
  }
}
