package dev.rnn.engine.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Gradients against central differences of fourth order, in double, for every number of every variable. */
public final class GradientCheck {
  /** Errors are relative to the largest derivative of a variable. */
  public static final double LIMIT = 1e-6;

  private static final double[] STEPS = {1e-3, 1e-4, 1e-5};

  private final Schedule forward;
  private final Batch batch;
  private final Run run;
  private final Node loss;

  private GradientCheck(Schedule forward, Batch batch, Run run, Node loss) {
    this.forward = forward;
    this.batch = batch;
    this.run = run;
    this.loss = loss;
  }

  /** Asserts that all gradients of the problem agree. */
  public static void check(Problem problem) {
    check(problem, problem.variables());
  }

  /** Asserts that the gradients of some variables agree. */
  public static void check(Problem problem, Collection<Node> variables) {
    assertSmall(errors(problem, variables));
  }

  /** Asserts that the derivatives along two random directions of each variable agree: for larger graphs. */
  public static void checkDirections(Problem problem) {
    assertSmall(errors(problem, problem.variables(), GradientCheck::directionsError));
  }

  private static void assertSmall(Map<Node, Double> errors) {
    assertThat(errors).as("gradients checked").isNotEmpty();
    assertThat(errors.entrySet().stream().filter(e -> !(e.getValue() <= LIMIT)).toList())
        .as("gradients that differ from central differences by more than %s of the largest", LIMIT).isEmpty();
  }

  /** The error of each gradient. */
  public static Map<Node, Double> errors(Problem problem, Collection<Node> variables) {
    return errors(problem, variables, GradientCheck::error);
  }

  private interface Measure {
    double error(GradientCheck check, Node variable, double[] gradient);
  }

  private static Map<Node, Double> errors(Problem problem, Collection<Node> variables, Measure measure) {
    Map<Node, Node> gradients = Gradients.of(problem.loss(), variables);
    List<Node> outputs = Gradients.withLoss(problem.loss(), gradients);
    Batch batch = problem.batch(outputs);
    Run run = problem.run(outputs, batch);
    Map<Node, double[]> values = Engine.DOUBLE.run(outputs, batch, run);
    assertThat(value(values, problem.loss())[0]).as("the loss is a finite number").isFinite();

    Run copy = new Run(new HashMap<>(run.inputs()), run.training(), run.noise());
    copy.inputs().replaceAll((_, numbers) -> numbers.clone());
    GradientCheck check = new GradientCheck(Schedule.of(List.of(problem.loss())), batch, copy, problem.loss());
    Map<Node, Double> errors = new LinkedHashMap<>();
    gradients.forEach((variable, gradient) ->
        errors.put(variable, measure.error(check, variable, value(values, gradient))));
    return errors;
  }

  private double error(Node variable, double[] gradient) {
    double[] data = Objects.requireNonNull(run.inputs().get(name(variable)));
    assertThat(gradient).as("one derivative for each number of %s", variable).hasSameSizeAs(data);
    double[] numeric = new double[data.length];
    double scale = 0;
    for (int i = 0; i < data.length; i++) {
      numeric[i] = derivative(data, i, STEPS[0]);
      scale = Math.max(scale, Math.abs(numeric[i]));
    }
    // A step may cross a kink, such as of max or relu: then a smaller one tells.
    double allowed = LIMIT * (scale == 0 ? 1 : scale);
    for (int i = 0; i < data.length; i++) {
      for (int k = 1; k < STEPS.length && !(Math.abs(numeric[i] - gradient[i]) <= allowed); k++) {
        numeric[i] = derivative(data, i, STEPS[k]);
      }
    }
    return Errors.relative(numeric, gradient);
  }

  /** Relative to the length of the gradient. */
  private double directionsError(Node variable, double[] gradient) {
    double[] data = Objects.requireNonNull(run.inputs().get(name(variable)));
    assertThat(gradient).as("one derivative for each number of %s", variable).hasSameSizeAs(data);
    double scale = Math.max(1, Math.sqrt(dot(gradient, gradient)));
    double worst = 0;
    Random random = new Random(variable.id());
    for (int k = 0; k < 2; k++) {
      double[] direction = random.doubles(data.length, -1, 1).toArray();
      double best = Double.POSITIVE_INFINITY;
      for (double step : STEPS) {
        double difference = Math.abs(derivative(data, direction, step) - dot(gradient, direction)) / scale;
        best = Math.min(best, difference);
        if (best <= LIMIT) break;
      }
      worst = Math.max(worst, best);
    }
    return worst;
  }

  private double derivative(double[] data, int i, double step) {
    double[] direction = new double[data.length];
    direction[i] = 1;
    return derivative(data, direction, step);
  }

  private double derivative(double[] data, double[] direction, double step) {
    double[] keep = data.clone();
    double[] f = new double[4];
    double[] places = {step, -step, 2 * step, -2 * step};
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < data.length; i++) data[i] = keep[i] + places[k] * direction[i];
      f[k] = value(Interpreter.run(forward, batch, run, NumberKind.DOUBLE), loss)[0];
    }
    System.arraycopy(keep, 0, data, 0, data.length);
    return (8 * (f[0] - f[1]) - (f[2] - f[3])) / (12 * step);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  private static String name(Node variable) {
    return switch (variable.op()) {
      case Op.Input(String name) -> name;
      case Op.Parameter(String path, _) -> path;
      default -> throw new IllegalArgumentException("neither input nor parameter: " + variable);
    };
  }

  private static double[] value(Map<Node, double[]> values, Node node) {
    return Objects.requireNonNull(values.get(node), node::toString);
  }
}
