package dev.rnn.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.support.Denotation;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.Errors;
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.Translator;
import dev.rnn.pilot.AdditiveAttention;
import dev.rnn.pilot.AttentionDecoder;
import dev.rnn.pilot.AutonomousDecoder;
import dev.rnn.pilot.CoverageDecoder;
import dev.rnn.pilot.PointerDecoder;
import dev.rnn.pilot.PointerMixture;
import dev.rnn.pilot.TorchGru;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PilotDecodersTest {
  /** Decoders with their output layers. */
  enum Pilot {
    INPUT_FEEDING(3, new AttentionDecoder(3, new AdditiveAttention(2)), Translator.PROJECTION),
    POINTER_GENERATOR(2, new PointerDecoder(3, new AdditiveAttention(2)), new PointerMixture()),
    AUTONOMOUS(0, new AutonomousDecoder(3), Translator.PROJECTION),
    COVERAGE(2, new CoverageDecoder(3), Translator.PROJECTION);

    private final int embedding;
    private final Decoder<?> decoder;
    private final OutputLayer output;

    Pilot(int embedding, Decoder<?> decoder, OutputLayer output) {
      this.embedding = embedding;
      this.decoder = decoder;
      this.output = output;
    }

    Translator model() {
      return Translator.of(new TorchGru(2), embedding, decoder, output);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradients_withEmptySourceAndEmptyTarget(Pilot pilot) {
    Translator model = pilot.model();
    GradientCheck.check(model.problem(model.loss()));
  }

  @ParameterizedTest
  @EnumSource
  void everyRowMeansWhatTheDecoderSays(Pilot pilot) {
    Translator model = pilot.model();
    Node node = model.trace().node(model.logProbabilities());
    Problem problem = model.problem(model.loss());
    Batch batch = problem.batch(List.of(node));
    Run run = problem.run(List.of(node), batch);
    assertThat(Errors.relative(value(Denotation.ENGINE, node, batch, run), value(Engine.DOUBLE, node, batch, run)))
        .isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void probabilitiesSumTo1_alsoOverAnEmptyMemory(Pilot pilot) {
    Translator model = pilot.model();
    Node sum = model.trace().node(Tensors.exp(model.logProbabilities()).sum());
    Problem problem = model.problem(model.loss());
    Batch batch = problem.batch(List.of(sum));
    assertThat(value(Engine.DOUBLE, sum, batch, problem.run(List.of(sum), batch)))
        .containsExactly(new double[] {1, 1, 1, 1, 1, 1}, within(1e-12));
  }

  @Test
  void coverage_theLossThatItsSideOutputGives() {
    Translator model = Pilot.COVERAGE.model();
    Tensor repeated = Objects.requireNonNull(model.side().get("repeated"));
    Tensor loss = model.trace().wrap(model.loss()).plus(model.trace().wrap(Problem.mean(model.trace().node(repeated))));
    GradientCheck.check(model.problem(model.trace().node(loss)));
  }

  @Test
  void autonomousDecoder_hasNoInputParametersButABias() {
    assertThat(Pilot.AUTONOMOUS.model().trace().parameters()).extracting(ParameterDeclaration::path)
        .contains("decoder/gru/ih/b", "decoder/gru/hh/W", "decoder/gru/hh/b").doesNotContain("decoder/gru/ih/W");
  }

  @Test
  void keysAreComputedOnceForEachMemoryStep_notForEachPair() {
    Translator model = Pilot.INPUT_FEEDING.model();
    ParameterDeclaration key = model.trace().parameters().stream()
        .filter(p -> p.path().equals("decoder/attention/key/W")).findFirst().orElseThrow();
    assertThat(model.trace().graph().nodes().stream().filter(n -> n.inputs().contains(key.node())))
        .singleElement().satisfies(product -> assertThat(product.extent().axes()).containsExactly(model.source()));
  }

  private static double[] value(Engine engine, Node node, Batch batch, Run run) {
    Map<Node, double[]> values = engine.run(List.of(node), batch, run);
    return Objects.requireNonNull(values.get(node));
  }
}
