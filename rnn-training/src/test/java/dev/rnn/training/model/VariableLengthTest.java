package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences of no step, of one, and of thousands, together in a batch: each as if it were alone. */
class VariableLengthTest {
  private static final Rnn RNN = SmallAttention.withSmallAttention();
  private static final int[] LENGTHS = {1, 3000, 0, 2, 17, 0, 1};

  static Stream<Arguments> models() {
    return Stream.of(
        of("tagging", b -> b.manyToMany().classes(3)),
        of("last", b -> b.manyToOne().classes(3)),
        of("first", b -> b.manyToOne(Pooling.FIRST).classes(3)),
        of("mean", b -> b.manyToOne(Pooling.MEAN).classes(3)),
        of("max", b -> b.manyToOne(Pooling.MAX).classes(3)),
        of("attention", b -> b.manyToOne(Pooling.attention("small")).classes(3)),
        of("unaligned", b -> b.unaligned().classes(3)));
  }

  private static Arguments of(String name, UnaryOperator<SequenceModelBuilder> topology) {
    return Arguments.of(name, topology);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void each_sequence_is_predicted_as_if_it_were_alone_bit_for_bit(String name,
      UnaryOperator<SequenceModelBuilder> topology) {
    SequenceModel model = model(topology);
    Examples all = examples(model);
    Predictions together = model.predict(all);
    for (int s = 0; s < LENGTHS.length; s++) {
      Predictions alone = model.predict(all.select(s));
      assertThat(together.values()[s]).as("length %d", LENGTHS[s]).containsExactly(alone.values()[0]);
      for (float y : together.values()[s]) assertThat(y).isFinite();
      if (together.attention() != null) {
        assertThat(together.attention()[s]).hasSize(LENGTHS[s]).containsExactly(alone.attention()[0]);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void losses_and_gradients_of_all_are_finite_and_those_of_nothing_are_zero(String name,
      UnaryOperator<SequenceModelBuilder> topology) {
    SequenceModel model = model(topology);
    Examples all = examples(model);
    gradients(model, all);
    Examples nothing = all.select(2, 5);
    if (model.spec().topology() != Topology.MANY_TO_ONE) assertThat(gradients(model, nothing)).isZero();
  }

  /** The largest gradient. */
  private static double gradients(SequenceModel model, Examples examples) {
    try (Workers alone = new Workers(1)) {
      Frame frame = new Frame(model.trainingProgram(), alone);
      Batch batch = model.layout(examples, frame.program());
      Map<String, float[]> given = model.inputs(examples, batch, Map.of());
      float[] ones = new float[Math.max(examples.size(), Arrays.stream(examples.lengths()).sum())];
      Arrays.fill(ones, 1);
      given.put(TrainableModel.WEIGHTS, ones);
      frame.run(batch, model.parameters(), given, NoiseKey.of(0, 0));
      assertThat(frame.output(SequenceModel.LOSS)[0]).isFinite();
      double largest = 0;
      for (Parameter p : model.parameters().all()) {
        float[] g = frame.output(Compiler.gradientOf(p.path()));
        for (int i = 0; i < p.values().length; i++) {
          assertThat(g[i]).as("d %s", p.path()).isFinite();
          largest = Math.max(largest, Math.abs(g[i]));
        }
      }
      return largest;
    }
  }

  private static SequenceModel model(UnaryOperator<SequenceModelBuilder> topology) {
    return topology.apply(RNN.sequenceModel().tokens(5, 4).bidirectional("gru", 5)).build();
  }

  private static Examples examples(SequenceModel model) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] texts = new float[LENGTHS.length][];
    float[][] targets = new float[LENGTHS.length][];
    for (int s = 0; s < LENGTHS.length; s++) {
      texts[s] = new float[LENGTHS[s]];
      for (int t = 0; t < LENGTHS[s]; t++) texts[s][t] = random.nextInt(5);
      targets[s] = new float[switch (model.spec().topology()) {
        case MANY_TO_ONE -> 1;
        case UNALIGNED -> LENGTHS[s] / 2;
        default -> LENGTHS[s];
      }];
      for (int u = 0; u < targets[s].length; u++) targets[s][u] = u % 2 + 1;
    }
    return Examples.of(texts, targets, LENGTHS);
  }
}
