package dev.rnn.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import dev.rnn.engine.support.CompiledEngine;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.FloatRuns;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled random graphs against the interpreter in double, as near as float arithmetic of the same graph comes to it.
 * {@code -Drnn.graphs=20000} tries more of them, {@code -Drnn.graphs.first=20001} others.
 */
class CompiledGraphsTest {
  private static final long FIRST = Long.getLong("rnn.graphs.first", 1);
  private static final long GRAPHS = Long.getLong("rnn.graphs", 500);

  static final Strips.Sizes SMALL_STRIPS = new Strips.Sizes(1, 1, 3, 2);

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + GRAPHS);
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
    check(seed, problem, Compiler.lower(prepared(problem), SMALL_STRIPS));
  }

  /** A pass that has nothing to do here is not tested here. */
  @Test
  void amongThem_everyPassThatSavesMemoryHasWork() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 1; seed <= 60; seed++) {
      Compiler.Prepared given = prepared(RandomGraphs.problem(seed));
      Recompute.Result anew = Recompute.run(given);
      if (anew.prepared() != given) seen.add("recompute");
      Set<Node> roots = anew.prepared().roots();
      Schedule schedule = Schedule.of(roots);
      Reads reads = new Reads(schedule.nodes(), roots, anew.kept());
      Fusion.Fused fused = Fusion.run(schedule, reads, new Bias(schedule.nodes(), roots));
      if (SumParts.run(fused, reads, roots) != fused) seen.add("parts of sums");
      int placed = Placement.run(fused, reads, roots, false).nodes().size();
      if (placed > 0) seen.add("placement");
      if (Placement.run(fused, reads, roots, true).nodes().size() > placed) seen.add("in place");
      for (Stage stage : schedule.stages()) if (stage.isLoop()) stage.body().forEach(n -> note(seen, stage, n));
      String text = Compiler.lower(given, SMALL_STRIPS).describe();
      if (text.contains("strips of ")) seen.add("strips");
      if (text.lines().anyMatch(line -> line.contains("sum over ") && line.contains("; "))) seen.add("joined sums");
    }
    assertThat(seen).contains("recompute", "parts of sums", "placement", "in place", "strips", "joined sums",
        "loop FORWARD", "loop REVERSE", "pairs in a loop", "argmax in a loop", "shift in a loop");
  }

  private static void note(Set<String> seen, Stage stage, Node n) {
    seen.add("loop " + stage.direction());
    if (n.extent().axes().size() > 1) seen.add("pairs in a loop");
    if (n.op() instanceof Op.ArgMax) seen.add("argmax in a loop");
    if (n.op() instanceof Op.Delay(Axis axis, _) && !axis.equals(stage.axis())) seen.add("shift in a loop");
  }

  static Compiler.Prepared prepared(Problem problem) {
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
    gradients.forEach((n, g) -> results.put(Compiler.gradientOf(Problem.name(n)), g));
    List<Node> roots = new ArrayList<>(outputs);
    roots.addAll(variables);
    Map<String, double[]> computed = new CompiledEngine(1 + (int) (seed % 2)).run(program, results, roots, batch, run);

    FloatRuns runs = new FloatRuns(outputs, batch, run, expected);
    results.forEach((name, node) -> assertThat(runs.excess(node, computed.get(name)))
        .as(() -> name + " of graph " + seed + ", " + node + ": " + Arrays.toString(computed.get(name)) + " for "
            + Arrays.toString(expected.get(node))).isLessThanOrEqualTo(1));
  }
}
