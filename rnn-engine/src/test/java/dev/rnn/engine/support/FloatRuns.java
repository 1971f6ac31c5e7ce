package dev.rnn.engine.support;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Where arithmetic in float may take a graph: the interpreter in float, several times, with values nudged by about
 * their rounding. Any order of additions is such a nudge, so a compiled program must come as near to one of these runs
 * as they come to each other. They lie close together for most graphs; far apart where differences grow, as in
 * 1 − tanh² of a saturated unit; and in groups where two numbers are compared that are almost the same.
 */
public final class FloatRuns {
  /** Numbers in float are this far from the exact ones in any graph, relative to the largest of them. */
  private static final double ROUNDING = 2e-6;

  /** Gradients below 1e-30 are stored as 0, and others are sums of a few of them times what is not large. */
  private static final double TINY = 1e-25;

  /** So much further from a run may be what was not run than half of the others are. */
  private static final double MARGIN = 4;

  /** What few runs do takes many runs. */
  private static final int[] RUNS = {8, 32, 128};

  private static final double NUDGE = 0x1p-23;

  private final Schedule schedule;
  private final Batch batch;
  private final Run run;
  private final Map<Node, double[]> exact;
  private final List<Map<Node, double[]>> runs = new ArrayList<>();

  /**
   * Runs of a graph, made when they are needed.
   *
   * @param exact what the interpreter computes in double
   */
  public FloatRuns(List<Node> outputs, Batch batch, Run run, Map<Node, double[]> exact) {
    schedule = Schedule.of(outputs);
    this.batch = batch;
    this.run = run;
    this.exact = exact;
  }

  /** How many times too far from any run the numbers of a node are; up to 1 they may be float arithmetic. */
  public double excess(Node node, double[] computed) {
    double[] numbers = numbers(exact, node);
    double least = Math.max(TINY, ROUNDING * largest(numbers));
    double error = Errors.largest(numbers, computed);
    if (error <= least) return error == 0 ? 0 : error / least;
    double excess = Double.POSITIVE_INFINITY;
    for (int count : RUNS) {
      while (runs.size() < count) runs.add(nudged(runs.size()));
      List<double[]> all = Stream.concat(Stream.of(exact), runs.stream()).map(run -> numbers(run, node)).toList();
      for (double[] run : all) {
        double distance = Errors.largest(run, computed);
        double most = least + MARGIN * toHalf(run, all);
        if (distance <= excess * most) excess = distance == 0 ? 0 : distance / most;
      }
      if (excess <= 1) return excess;
    }
    return excess;
  }

  /** Within which distance half of the others are; 0 where most are not even finite where this one is. */
  private static double toHalf(double[] run, List<double[]> all) {
    double[] distances = all.stream().filter(other -> other != run).mapToDouble(other -> Errors.largest(run, other))
        .sorted().toArray(); // NaN last
    double half = distances[distances.length / 2];
    return Double.isNaN(half) ? 0 : half;
  }

  /**
   * A run with nudges: in every other one equal numbers get equal nudges, so that what is equal by its making stays so;
   * in the others each gets its own.
   */
  private Map<Node, double[]> nudged(int seed) {
    Random random = new Random(seed);
    return Interpreter.run(schedule, batch, run, NumberKind.FLOAT, (n, begin, end, data) -> {
      if (isCopy(n.op())) return;
      for (int i = begin * n.size(); i < end * n.size(); i++) {
        if (data[i] == Math.rint(data[i])) continue; // indices, counts and results of comparisons are exact
        if (seed % 2 == 0) random.setSeed(seed + 1_000_003L * Double.hashCode(Math.abs(data[i])));
        data[i] = (float) (data[i] * (1 + (random.nextDouble() * 2 - 1) * NUDGE));
      }
    });
  }

  /**
   * Whether an op hands on what has been nudged. Inputs are nudged too, though they are exact: that is what the
   * rounding of single products within a sum amounts to.
   */
  private static boolean isCopy(Op op) {
    return switch (op) {
      case Op.Delay _, Op.Final _, Op.Slice _, Op.Concat _, Op.Broadcast _, Op.Fill _, Op.Select _, Op.StopGradient _,
          Op.Noise _ -> true;
      default -> false;
    };
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double x : numbers) if (Double.isFinite(x)) largest = Math.max(largest, Math.abs(x));
    return largest;
  }

  private static double[] numbers(Map<Node, double[]> run, Node node) {
    return Objects.requireNonNull(run.get(node), node::toString);
  }
}
