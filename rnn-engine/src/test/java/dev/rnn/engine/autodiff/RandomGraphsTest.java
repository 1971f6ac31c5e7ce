package dev.rnn.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.support.Denotation;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.Errors;
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomGraphsTest {
  private static final int GRAPHS = 100;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, GRAPHS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gradientsAgreeWithCentralDifferences(long seed) {
    GradientCheck.checkDirections(RandomGraphs.problem(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void interpreterComputesWhatEachNodeMeans_forwardAndBackward(long seed) {
    Problem problem = RandomGraphs.problem(seed);
    List<Node> outputs = Gradients.withLoss(problem.loss(), Gradients.of(problem.loss(), problem.variables()));
    Batch batch = problem.batch(outputs);
    Run run = problem.run(outputs, batch);
    List<Node> all = Order.withinStep(outputs);
    Map<Node, double[]> meaning = Denotation.ENGINE.run(all, batch, run);
    Map<Node, double[]> computed = Engine.DOUBLE.run(outputs, batch, run);
    assertThat(all.stream().filter(n -> !isNear(meaning.get(n), computed.get(n))).toList())
        .as("nodes computed otherwise than they are meant").isEmpty();
  }

  /** A sum that is 0, such as the gradient of what a softmax does not see, has no digits to be right. */
  private static boolean isNear(double[] meaning, double[] computed) {
    return Errors.relative(meaning, computed) <= 1e-9 || Errors.largest(meaning, computed) <= 1e-15;
  }

  @Test
  void togetherTheyHaveEveryOpFunctionAndPattern() {
    Set<String> seen = new TreeSet<>();
    seeds().mapToObj(seed -> RandomGraphs.problem(seed).loss())
        .forEach(loss -> Order.withinStep(List.of(loss)).forEach(node -> note(seen, node)));
    assertThat(seen).contains("Input", "Parameter", "Constant", "Training", "Noise", "Select", "Slice", "Concat",
        "Fill", "Broadcast", "OneHot", "ArgMax", "Custom", "StopGradient", "Delay FORWARD", "Delay REVERSE", "Final");
    for (UnaryFunction f : UnaryFunction.values()) assertThat(seen).contains("Map " + f);
    for (BinaryFunction f : BinaryFunction.values()) assertThat(seen).contains("Zip " + f);
    for (Reduction f : Reduction.values()) assertThat(seen).contains("ReduceElement " + f, "ReduceRows " + f);
    for (String pattern : RandomGraphs.PATTERNS) {
      boolean elementwise = pattern.matches("(.*),\\1->\\1|,(.*)->\\2|(.*),->\\3");
      if (!elementwise) assertThat(seen).contains("Contract " + pattern);
      assertThat(seen).contains("Contract " + pattern + " summed over rows");
    }
  }

  private static void note(Set<String> seen, Node node) {
    String name = node.op().getClass().getSimpleName();
    seen.add(switch (node.op()) {
      case Op.Map(var f) -> name + " " + f;
      case Op.Zip(var f) -> name + " " + f;
      case Op.ReduceElement(var f) -> name + " " + f;
      case Op.ReduceRows(var f) -> name + " " + f;
      case Op.Delay(_, var direction) -> name + " " + direction;
      case Op.Contract(var l, var r, var y, var over) ->
          name + " " + l + "," + r + "->" + y + (over.equals(node.extent()) ? "" : " summed over rows");
      default -> name;
    });
  }
}
