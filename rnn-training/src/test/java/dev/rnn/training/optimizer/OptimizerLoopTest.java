package dev.rnn.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rnn.api.optimizer.Optimizer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fifty updates of every optimizer against plain loops that follow the pseudo-code of PyTorch's documentation. */
class OptimizerLoopTest {
  private static final double LR = 0.05;

  /** One update of one number: changes the slots in place, gives the new number. */
  @FunctionalInterface
  private interface Loop {
    double step(int t, double theta, double g, double[] slots);
  }

  static Stream<Arguments> optimizers() {
    return Stream.of(
        arguments(new Sgd(), (Loop) (_, theta, g, _) -> theta - LR * g),
        arguments(new Sgd(0.9, false), (Loop) (t, theta, g, b) -> {
          b[0] = t > 1 ? 0.9 * b[0] + g : g;
          return theta - LR * b[0];
        }),
        arguments(new Sgd(0.8, true), (Loop) (t, theta, g, b) -> {
          b[0] = t > 1 ? 0.8 * b[0] + g : g;
          return theta - LR * (g + 0.8 * b[0]);
        }),
        arguments(new RmsProp(), (Loop) (_, theta, g, v) -> rmsProp(0.99, 1e-8, theta, g, v)),
        arguments(new RmsProp(0.9, 1e-3), (Loop) (_, theta, g, v) -> rmsProp(0.9, 1e-3, theta, g, v)),
        arguments(new Adam(), (Loop) (t, theta, g, mv) -> adam(0.9, 0.999, 1e-8, t, theta, g, mv)),
        arguments(new Adam(0.5, 0.9, 1e-3), (Loop) (t, theta, g, mv) -> adam(0.5, 0.9, 1e-3, t, theta, g, mv)),
        arguments(new Adam(0, 0.9, 1e-8), (Loop) (t, theta, g, mv) -> adam(0, 0.9, 1e-8, t, theta, g, mv)),
        arguments(new AdamW(), (Loop) (t, theta, g, mv) ->
            adam(0.9, 0.999, 1e-8, t, theta - LR * 0.01 * theta, g, mv)),
        arguments(new AdamW(0.5, 0.9, 1e-3, 0.3), (Loop) (t, theta, g, mv) ->
            adam(0.5, 0.9, 1e-3, t, theta - LR * 0.3 * theta, g, mv)),
        arguments(new Adagrad(), (Loop) (_, theta, g, v) -> {
          v[0] += g * g;
          return theta - LR * g / (Math.sqrt(v[0]) + 1e-10);
        }),
        arguments(new Adadelta(), (Loop) (_, theta, g, vu) -> {
          vu[0] = 0.9 * vu[0] + 0.1 * g * g;
          double change = Math.sqrt(vu[1] + 1e-6) / Math.sqrt(vu[0] + 1e-6) * g;
          vu[1] = 0.9 * vu[1] + 0.1 * change * change;
          return theta - LR * change;
        }),
        arguments(new NAdam(), (Loop) (t, theta, g, mv) -> nadam(0.9, 0.999, 1e-8, 0.004, t, theta, g, mv)),
        arguments(new NAdam(0.8, 0.9, 1e-3, 0.5), (Loop) (t, theta, g, mv) ->
            nadam(0.8, 0.9, 1e-3, 0.5, t, theta, g, mv)),
        arguments(new Lion(0.9, 0.99, 0.3), (Loop) (_, theta, g, m) -> {
          double kept = theta - LR * 0.3 * theta;
          double c = 0.9 * m[0] + 0.1 * g;
          m[0] = 0.99 * m[0] + 0.01 * g;
          return kept - LR * Math.signum(c);
        }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void fiftyUpdates_areTheLoops(Optimizer<?> optimizer, Loop loop) {
    Random random = new Random(11);
    double[] start = random.doubles(4, -1, 1).toArray();
    double[][] gradients = new double[50][];
    for (int t = 0; t < 50; t++) gradients[t] = random.doubles(4, -1, 1).toArray();

    double[][] path = UpdateRun.of(optimizer, LR, start, gradients);
    for (int i = 0; i < 4; i++) {
      double theta = start[i];
      double[] slots = new double[2];
      for (int t = 1; t <= 50; t++) {
        theta = loop.step(t, theta, gradients[t - 1][i], slots);
        assertThat(path[t - 1][i]).as("number %d after update %d", i, t).isCloseTo(theta, within(1e-13));
      }
    }
  }

  private static double rmsProp(double alpha, double epsilon, double theta, double g, double[] v) {
    v[0] = alpha * v[0] + (1 - alpha) * g * g;
    return theta - LR * g / (Math.sqrt(v[0]) + epsilon);
  }

  private static double adam(double b1, double b2, double epsilon, int t, double theta, double g, double[] mv) {
    mv[0] = b1 * mv[0] + (1 - b1) * g;
    mv[1] = b2 * mv[1] + (1 - b2) * g * g;
    double m = mv[0] / (1 - Math.pow(b1, t));
    double v = mv[1] / (1 - Math.pow(b2, t));
    return theta - LR * m / (Math.sqrt(v) + epsilon);
  }

  private static double nadam(double b1, double b2, double epsilon, double psi, int t, double theta, double g,
      double[] mv) {
    mv[0] = b1 * mv[0] + (1 - b1) * g;
    mv[1] = b2 * mv[1] + (1 - b2) * g * g;
    double product = 1;
    for (int i = 1; i <= t; i++) product *= momentum(b1, psi, i);
    double next = momentum(b1, psi, t + 1);
    double m = next * mv[0] / (1 - product * next) + (1 - momentum(b1, psi, t)) * g / (1 - product);
    return theta - LR * m / (Math.sqrt(mv[1] / (1 - Math.pow(b2, t))) + epsilon);
  }

  private static double momentum(double b1, double psi, int t) {
    return b1 * (1 - 0.5 * Math.pow(0.96, t * psi));
  }
}
