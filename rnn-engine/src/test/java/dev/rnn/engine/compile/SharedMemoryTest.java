package dev.rnn.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.kernel.PlaceByPlace;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.runtime.RowModels;
import dev.rnn.engine.support.CompiledEngine;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program whose values share memory gives the bits of the one in which each value keeps memory of its own. That knows
 * nothing of lives, places or rows at work: what is written over too early gives other numbers, whoever let it happen.
 * The program is run in the way that is hardest on it: over memory full of NaN, with what depends on parameters alone
 * kept from a run before, on two threads, with groups that write each place before they read the next.
 */
class SharedMemoryTest {
  static LongStream seeds() {
    return CompiledGraphsTest.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomGraphs_haveTheBitsOfMemoryOfTheirOwn(long seed) {
    check(RandomGraphs.problem(seed), Strips.Sizes.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomGraphsInStripsOfRows_haveTheBitsOfMemoryOfTheirOwn(long seed) {
    check(RandomGraphs.problem(seed), CompiledGraphsTest.SMALL_STRIPS);
  }

  @ParameterizedTest
  @EnumSource
  void models_haveTheBitsOfMemoryOfTheirOwn(RowModels model) {
    check(problem(model.build()), Strips.Sizes.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource
  void modelsInStripsOfRows_haveTheBitsOfMemoryOfTheirOwn(RowModels model) {
    check(problem(model.build()), CompiledGraphsTest.SMALL_STRIPS);
  }

  private static Problem problem(RowModels.Model model) {
    Map<Axis, int[]> lengths = new LinkedHashMap<>();
    model.graph().axes().forEach(axis ->
        lengths.put(axis, IntStream.range(0, 9).map(s -> s * (5 + 2 * axis.id()) % 9).toArray()));
    return new Problem(model.loss(), lengths, model.classes(), 1);
  }

  private static void check(Problem problem, Strips.Sizes sizes) {
    Compiler.Prepared prepared = CompiledGraphsTest.prepared(problem);
    Program shared = Compiler.lower(prepared, sizes);
    Map<String, Node> results = new LinkedHashMap<>(); // a gradient lies as what it is for
    results.put("loss", problem.loss());
    problem.variables().forEach(n -> results.put(Compiler.gradientOf(Problem.name(n)), n));
    List<Node> roots = List.of(problem.loss());
    Batch batch = problem.batch(roots);
    Run run = problem.run(roots, batch);
    Map<String, double[]> expected = new CompiledEngine(1)
        .run(Compiler.lower(prepared, sizes, false), results, roots, batch, run);
    Map<String, double[]> computed = new CompiledEngine(2).overNaN()
        .run(PlaceByPlace.of(shared), results, roots, batch, run);
    results.forEach((name, node) -> assertThat(Arrays.equals(computed.get(name), expected.get(name)))
        .as(() -> name + " differs: " + Arrays.toString(computed.get(name)) + " for "
            + Arrays.toString(expected.get(name)) + "\n" + shared.describe()).isTrue());
  }
}
