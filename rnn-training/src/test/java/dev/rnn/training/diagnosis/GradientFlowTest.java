package dev.rnn.training.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Activation;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.OutputSpec;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientFlowTest {
  private static final Rnn RNN = Rnn.create();
  private static final String LINEAR = "vanilla(activation=identity)";

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 1, 1.1})
  void a_linear_cell_multiplies_the_gradient_by_its_weight_at_each_step(double weight) {
    GradientFlow flow = flow(linear(weight, OutputSpec.When.LAST_STEP), sequences(1, 30, 30, 30));
    assertThat(flow.norms()).hasSize(30);
    for (int lag = 0; lag < 30; lag++) {
      double expected = flow.norms().getFirst() * Math.pow(weight, lag);
      assertThat(flow.norms().get(lag)).as("lag %d", lag).isCloseTo(expected, within(1e-4 * expected));
    }
    assertThat(flow.norms().getFirst()).isPositive();
    assertThat(flow.perStep()).isCloseTo(weight, within(1e-4));
  }

  @Test
  void only_the_loss_of_the_last_step_counts() {
    GradientFlow flow = flow(linear(0.5, OutputSpec.When.EVERY_STEP), sequences(8, 8));
    assertThat(flow.norms().get(3) / flow.norms().get(2)).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void sequences_of_any_length_are_counted_from_their_own_ends() {
    SequenceModel model = linear(0.5, OutputSpec.When.LAST_STEP);
    GradientFlow flow = flow(model, sequences(1, 9, 3, 9, 5));
    GradientFlow longest = flow(model, sequences(1, 9, 9));
    assertThat(flow.norms()).hasSize(9);
    assertThat(flow.norms().get(8)).isCloseTo(longest.norms().get(8), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "lstm", "gru", "lstm-peephole", "lstm-projected", "mgu", "qrnn", "sru"})
  void gradients_reach_back_through_two_layers_of_every_kind_of_cell(String cell) {
    SequenceModel model = RNN.sequenceModel().vectors(1).layer(cell, 5).layer(cell, 4)
        .output(1, Activation.IDENTITY, OutputSpec.When.LAST_STEP).loss("mean-squared-error").seed(3).build();
    try (Workers workers = new Workers(1)) {
      List<GradientFlow> flows = GradientFlow.of(model, sequences(1, 12, 7), workers);
      assertThat(flows).hasSize(2).allSatisfy(f -> assertThat(f.norms().subList(1, 12)).allMatch(n -> n > 0));
    }
  }

  @Test
  void memory_ends_where_less_than_a_hundredth_of_the_gradient_arrives() {
    assertThat(new GradientFlow(0, List.of(1.0, 0.1, 0.0101, 0.0099, 0.0)).memoryLength()).isEqualTo(2);
    assertThat(new GradientFlow(0, List.of(1.0, 1.0, 1.0)).memoryLength()).isEqualTo(2);
    assertThat(new GradientFlow(0, List.of(0.0, 0.0)).memoryLength()).isZero();
  }

  @Test
  void a_state_that_nothing_reads_after_the_last_step_is_left_out_of_the_rate() {
    assertThat(new GradientFlow(0, List.of(0.0, 8.0, 4.0, 2.0, 0.0)).perStep()).isEqualTo(0.5);
  }

  @Test
  void the_advice_names_what_happens() {
    assertThat(geometric(0.5).advice()).contains("sees 6 of 39 steps").contains("0.500").contains("vanishes");
    assertThat(geometric(1.2).advice()).contains("1.200").contains("explodes");
    assertThat(geometric(1).advice()).contains("39 of 39").contains("far enough");
    assertThat(geometric(0).advice()).contains("vanishes");
    assertThat(new GradientFlow(0, List.of(Double.NaN)).advice()).contains("not finite");
    assertThat(new GradientFlow(0, List.of(0.0, 0.0)).advice()).contains("no gradient");
  }

  @Test
  void a_listener_looks_every_few_epochs_at_the_model_as_it_is() {
    SequenceModel model = linear(0.5, OutputSpec.When.LAST_STEP);
    Examples examples = sequences(1, 6, 6);
    List<GradientFlowListener.Seen> seen = new ArrayList<>();
    RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.1).withEpochs(4))
        .listen(new GradientFlowListener(model, examples, 2, seen::add))
        .fit(model, new ShuffledExamples(examples, 2, 1));
    assertThat(seen).extracting(GradientFlowListener.Seen::epoch).containsExactly(1, 3);
    assertThat(seen.getFirst().report().layers()).isNotEqualTo(seen.getLast().report().layers());
    assertThat(seen.getLast().report().radii()).hasSize(1);
    assertThat(seen.getLast().report().clippedShare()).isBetween(0.0, 1.0);
  }

  @Test
  void a_listener_that_never_looks_is_an_error() {
    SequenceModel model = linear(1, OutputSpec.When.LAST_STEP);
    assertThatThrownBy(() -> new GradientFlowListener(model, sequences(1, 2), 0, _ -> {}))
        .isInstanceOf(RnnException.class).hasMessageContaining("every 0 epochs");
  }

  private static GradientFlow geometric(double factor) {
    List<Double> norms = new ArrayList<>();
    for (int lag = 0; lag < 40; lag++) norms.add(Math.pow(factor, lag));
    return new GradientFlow(0, norms);
  }

  private static GradientFlow flow(SequenceModel model, Examples examples) {
    try (Workers workers = new Workers(1)) {
      return GradientFlow.of(model, examples, workers).getFirst();
    }
  }

  private static SequenceModel linear(double weight, OutputSpec.When when) {
    SequenceModel model = RNN.sequenceModel().vectors(1).layer(LINEAR, 3).output(1, Activation.IDENTITY, when)
        .loss("mean-squared-error").seed(1).build();
    String path = model.parameters().paths().stream().filter(p -> p.endsWith("hidden/U")).findFirst().orElseThrow();
    float[] u = model.parameters().values(path);
    for (int i = 0; i < u.length; i++) u[i] = i % 4 == 0 ? (float) weight : 0;
    model.parameters().changed();
    return model;
  }

  private static Examples sequences(int targets, int... lengths) {
    float[][] inputs = new float[lengths.length][];
    float[][] wanted = new float[lengths.length][targets];
    for (int s = 0; s < lengths.length; s++) {
      inputs[s] = new float[lengths[s]];
      Arrays.fill(inputs[s], 0.1f);
      Arrays.fill(wanted[s], 5);
    }
    return Examples.of(inputs, wanted, lengths);
  }
}
