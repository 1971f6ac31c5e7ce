package dev.rnn.attention.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedSequence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weights, contexts and gradients in {@code double} against those of LibTorch 2.7.1, which the program AttentionVectors
 * of rnn-benchmarks/peers wrote: one query of size 2, a memory of 4 steps of size 3, the loss context · seen.
 */
class LibTorchValuesTest {
  private static final Map<String, double[]> GIVEN = read();

  static Stream<Arguments> mechanisms() {
    UnaryOperator<String> additive = path -> switch (path) {
      case "query/W" -> "W";
      case "key/W" -> "U";
      case "key/b" -> "b";
      default -> path;
    };
    return Stream.of(Arguments.of("additive", new Additive(5), additive),
        Arguments.of("general", new General(), (UnaryOperator<String>) path -> "W"));
  }

  private static double[] given(String mechanism, String name) {
    return Objects.requireNonNull(GIVEN.get(mechanism + "/" + name), name);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void valuesAndGradients_areThoseOfLibTorch(String mechanism, Attention attention, UnaryOperator<String> names) {
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Tensor values = trace.input("memory", Shape.of(3), Extent.of(source));
    Tensor query = trace.input("query", Shape.of(2), Extent.SEQUENCE);
    Tensor seen = trace.input("seen", Shape.of(3), Extent.SEQUENCE);
    Attention.Attended attended =
        attention.over(trace.scope(), new TracedSequence(trace, source, values, null)).of(query);
    Node loss = trace.graph().reduceRows(Reduction.SUM, trace.node(Tensors.dot(attended.context(), seen)),
        Extent.CONSTANT);
    List<Node> wrt = Stream.concat(Stream.of(trace.node(values), trace.node(query)),
        trace.parameters().stream().map(ParameterDeclaration::node)).toList();
    Compiler.Prepared graph = Compiler.prepare(trace.graph(), Map.of("context", trace.node(attended.context()),
        "weights", trace.node(attended.weights())), Mode.EVALUATE, loss, wrt);

    Map<String, double[]> inputs = new HashMap<>();
    for (String name : List.of("memory", "query", "seen")) inputs.put(name, given(mechanism, name));
    trace.parameters().forEach(p -> inputs.put(p.path(), given(mechanism, names.apply(p.path()))));
    Map<Node, double[]> results = Interpreter.run(Schedule.of(graph.roots()),
        Batch.of(1, Map.of(source, new int[] {4}), List.of(source)), Run.evaluation(inputs), NumberKind.DOUBLE);
    graph.outputs().forEach((name, node) -> same(results.get(node), given(mechanism, name)));
    assertThat(graph.gradients()).hasSize(wrt.size());
    graph.gradients().forEach((name, node) -> {
      boolean input = name.equals("memory") || name.equals("query");
      same(results.get(node), given(mechanism, "d " + (input ? name : names.apply(name))));
    });
  }

  private static void same(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) assertThat(found[i]).isCloseTo(expected[i], within(1e-12));
  }

  private static Map<String, double[]> read() {
    Map<String, double[]> all = new HashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
        LibTorchValuesTest.class.getResourceAsStream("libtorch.tsv")), StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        int tab = line.indexOf('\t');
        all.put(line.substring(0, tab),
            Arrays.stream(line.substring(tab + 1).split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
      }
    } catch (IOException reason) {
      throw new AssertionError(reason);
    }
    return all;
  }
}
