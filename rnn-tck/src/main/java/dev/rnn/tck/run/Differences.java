package dev.rnn.tck.run;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Gradients against central differences of fourth order, in {@code double}, along random directions: a direction meets
 * every number of a variable at once.
 */
public final class Differences {
  // A step may cross a kink, such as of max or relu: then a smaller one tells.
  private static final double[] STEPS = {1e-3, 1e-4, 1e-5, 1e-6, 1e-7};
  private static final int DIRECTIONS = 2;

  private final Oracle oracle;
  private final Batch batch;
  private final Run run;

  private Differences(Oracle oracle, Batch batch, Run run) {
    this.oracle = oracle;
    this.batch = batch;
    this.run = run;
  }

  /** A gradient that is wrong, in words; empty when all are right to within {@code limit} of their length. */
  public static Optional<String> wrong(Oracle oracle, Sample sample, Parameters parameters, long seed, double limit) {
    Batch batch = oracle.batch(sample);
    Run run = oracle.given(batch, sample, parameters, true, seed);
    Differences differences = new Differences(oracle, batch, run);
    Result result = oracle.run(sample, parameters, true, seed);
    for (Node variable : oracle.gradients().keySet()) {
      String name = Subject.name(variable);
      Optional<String> wrong = differences.wrong(name, result.all(Compiler.gradientOf(name)), limit);
      if (wrong.isPresent()) return wrong;
    }
    return Optional.empty();
  }

  private Optional<String> wrong(String name, double[] gradient, double limit) {
    double[] numbers = Objects.requireNonNull(run.inputs().get(name), name);
    SplittableRandom random = new SplittableRandom(name.hashCode());
    double scale = Math.max(1, Math.sqrt(dot(gradient, gradient)));
    for (int k = 0; k < DIRECTIONS; k++) {
      double[] direction = random.doubles(numbers.length, -1, 1).toArray();
      double claimed = dot(gradient, direction);
      double nearest = Double.NaN;
      for (double step : STEPS) {
        double numeric = derivative(numbers, direction, step);
        if (!(Math.abs(nearest - claimed) <= Math.abs(numeric - claimed))) nearest = numeric;
        if (Math.abs(nearest - claimed) <= limit * scale) break;
      }
      if (!(Math.abs(nearest - claimed) <= limit * scale)) {
        return Optional.of("along a random direction of " + name + " the gradient says " + claimed
            + ", and central differences give " + nearest);
      }
    }
    return Optional.empty();
  }

  private double derivative(double[] numbers, double[] direction, double step) {
    double[] keep = numbers.clone();
    double[] places = {step, -step, 2 * step, -2 * step};
    double[] f = new double[places.length];
    for (int k = 0; k < places.length; k++) {
      for (int i = 0; i < numbers.length; i++) numbers[i] = keep[i] + places[k] * direction[i];
      f[k] = oracle.loss(batch, run);
    }
    System.arraycopy(keep, 0, numbers, 0, numbers.length);
    return (8 * (f[0] - f[1]) - (f[2] - f[3])) / (12 * step);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
}
