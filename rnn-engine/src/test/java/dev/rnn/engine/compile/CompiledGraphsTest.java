package dev.rnn.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.support.CompiledEngine;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.Errors;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompiledGraphsTest {
  private static final int GRAPHS = 500;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, GRAPHS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lossAndAllGradientsAreThoseOfTheInterpreter(long seed) {
    Problem problem = RandomGraphs.problem(seed);
    check(seed, problem, Compiler.lower(prepared(problem)));
  }

  /** Every value is wide here: so that strips of three rows, in blocks of two, meet all kinds of readers. */
  @ParameterizedTest
  @MethodSource("seeds")
  void inStripsOfRows_lossAndAllGradientsAreThoseOfTheInterpreter(long seed) {
    Problem problem = RandomGraphs.problem(seed);
    check(seed, problem, Compiler.lower(prepared(problem), new Strips.Sizes(1, 1, 3, 2)));
  }

  private static Compiler.Prepared prepared(Problem problem) {
    return Compiler.prepare(problem.loss().graph(), Map.of("loss", problem.loss()), Mode.TRAIN, problem.loss(),
        problem.variables());
  }

  private static void check(long seed, Problem problem, Program program) {
    List<Node> variables = problem.variables();
    Map<Node, Node> gradients = Gradients.of(problem.loss(), variables);
    List<Node> outputs = Gradients.withLoss(problem.loss(), gradients);
    Batch batch = problem.batch(outputs);
    Run run = problem.run(outputs, batch);
    Map<Node, double[]> expected = Engine.DOUBLE.run(outputs, batch, run);

    Map<String, Node> results = new LinkedHashMap<>();
    results.put("loss", problem.loss());
    gradients.forEach((n, g) -> results.put(Compiler.gradientOf(name(n)), g));
    List<Node> roots = new ArrayList<>(outputs);
    roots.addAll(variables);
    Map<String, double[]> computed = new CompiledEngine(1 + (int) (seed % 2)).run(program, results, roots, batch, run);

    // Relative to the largest number of the whole run: 1 - tanh² of a saturated unit has few digits left in float.
    double scale = results.values().stream().flatMapToDouble(n -> Arrays.stream(expected.get(n))).map(Math::abs)
        .filter(Double::isFinite).max().orElse(1);
    results.forEach((name, node) -> assertThat(Errors.largest(expected.get(node), computed.get(name)) / scale)
        .as("%s of graph %d, %s", name, seed, node).isLessThanOrEqualTo(1e-4));
  }

  private static String name(Node n) {
    return n.op() instanceof Op.Parameter(String path, _) ? path : ((Op.Input) n.op()).name();
  }
}
