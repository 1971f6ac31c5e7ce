package dev.rnn.seq2seq.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Layer;
import dev.rnn.training.model.TrainableModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole way from a bidirectional encoder's last states over the bridge to the loss, and all gradients, in
 * {@code double} against an implementation of its own: {@code last_state.py} beside the values says which.
 */
class LastStateValuesTest {
  private static final int WORDS = 9; // of all targets, ends included

  @ParameterizedTest
  @ValueSource(strings = {"previous-token", "context-each-step"})
  void lossAndGradients_areThoseOfAnotherImplementation(String decoder) {
    Map<String, double[]> expected = read(decoder);
    EncoderDecoder model = EncoderDecoder.builder(Rnn.create()).source(6, 2).target(5, 2)
        .encoder(Layer.of("gru", 3).bidirectional()).decoder(decoder + "(cell=gru)", 3).build();
    Examples pairs = Pairs.of(List.of(new int[] {2, 3, 4, 5}, new int[] {4}, new int[] {5, 0, 2}),
        List.of(new int[] {2, 3}, new int[] {4, 4, 2, 3}, new int[0]));
    Batch batch = model.layout(pairs, model.evaluationProgram());
    Map<String, double[]> inputs = new HashMap<>();
    model.inputs(pairs, batch, Map.of()).forEach((name, values) -> inputs.put(name, doubles(values)));
    double[] ones = new double[WORDS];
    Arrays.fill(ones, 1);
    inputs.put(TrainableModel.WEIGHTS, ones);
    model.parameters().paths().forEach(path -> inputs.put(path, given(expected, path)));

    Compiler.Prepared graph = model.trainingGraph();
    Map<Node, double[]> found = Interpreter.run(Schedule.of(graph.roots()), batch, Run.evaluation(inputs),
        NumberKind.DOUBLE);
    same("loss", found.get(graph.outputs().get(TrainableModel.LOSS)), given(expected, "loss"));
    assertThat(graph.gradients().keySet()).containsAll(model.parameters().paths());
    graph.gradients().forEach((path, node) -> same(path, found.get(node), given(expected, "d " + path)));
  }

  private static double[] given(Map<String, double[]> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  private static double[] doubles(float[] values) {
    double[] all = new double[values.length];
    Arrays.setAll(all, i -> values[i]);
    return all;
  }

  private static void same(String name, double[] found, double[] expected) {
    assertThat(found).as(name).containsExactly(expected, within(1e-12));
  }

  private static Map<String, double[]> read(String decoder) {
    Map<String, double[]> all = new HashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
        LastStateValuesTest.class.getResourceAsStream(decoder + ".tsv")), StandardCharsets.UTF_8))) {
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
