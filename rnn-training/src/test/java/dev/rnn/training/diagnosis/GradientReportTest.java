package dev.rnn.training.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Layer;
import dev.rnn.training.model.SequenceModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientReportTest {
  private static final Examples SOME = Examples.of(new float[][] {{1, 2, 3, 0}, {4}}, new float[][] {{0}, {1}},
      new int[] {4, 1});

  private static SequenceModel model(String cell) {
    return Rnn.create().sequenceModel().tokens(5, 4).layer(Layer.of(cell, 4)).manyToOne().classes(2).seed(2).build();
  }

  private static GradientReport report(SequenceModel model) {
    try (Workers workers = new Workers(1)) {
      return GradientReport.of(model, SOME, workers);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vanilla              |                                                  | layer0/hidden/U",
      "lstm                 | layer0/input layer0/forget layer0/output         | layer0/candidate/U layer0/forget/U"
          + " layer0/input/U layer0/output/U",
      "gru                  | layer0/reset layer0/update                       | layer0/recurrent/W layer0/reset/U"
          + " layer0/update/U",
      "qrnn                 | layer0/forget layer0/output                      |",
      "lru                  |                                                  |",
      "indrnn               |                                                  |",
      "residual(cell=mgu)   | layer0/cell/forget                               | layer0/cell/candidate/U"
          + " layer0/cell/forget/U"})
  void gates_and_recurrent_matrices_are_found_in_whatever_cell(String cell, String gates, String matrices) {
    GradientReport report = report(model(cell));
    assertThat(report.gates()).extracting(GateSaturation::gate).containsExactlyInAnyOrder(words(gates));
    assertThat(report.radii().keySet()).containsExactlyInAnyOrder(words(matrices));
    assertThat(report.layers()).hasSize(1);
  }

  private static String[] words(String text) {
    return text == null ? new String[0] : text.split(" ");
  }

  @Test
  void a_gate_with_a_large_bias_is_open_and_one_with_a_small_bias_closed() {
    SequenceModel model = model("lstm");
    fill(model, "layer0/forget/b", 20);
    fill(model, "layer0/output/b", -20);
    Map<String, GateSaturation> gates = report(model).gates().stream()
        .collect(java.util.stream.Collectors.toMap(GateSaturation::gate, g -> g));
    assertThat(gates.get("layer0/forget")).isEqualTo(new GateSaturation("layer0/forget", 0, 1));
    assertThat(gates.get("layer0/output")).isEqualTo(new GateSaturation("layer0/output", 1, 0));
    assertThat(gates.get("layer0/input").saturated()).isLessThan(0.5);
    assertThat(report(model).advice()).anySatisfy(s -> assertThat(s).contains("gate layer0/output is closed in 100 %"));
  }

  private static void fill(SequenceModel model, String path, float value) {
    java.util.Arrays.fill(model.parameters().values(path), value);
    model.parameters().changed();
  }

  @Test
  void shares_count_answers_beyond_the_limits() {
    assertThat(GateSaturation.of("g", 0.05f, 0.1f, 0.5f, 0.9f, 0.95f, 0.99f, 0, 0.3f))
        .isEqualTo(new GateSaturation("g", 0.25, 0.25));
  }

  @Test
  void the_radius_is_that_of_the_matrix() {
    SequenceModel model = model("vanilla");
    float[] u = model.parameters().values("layer0/hidden/U");
    // 0.25, 0.5, 0.75, 1 on the diagonal
    for (int i = 0; i < u.length; i++) u[i] = i % 5 == 0 ? 0.25f * (i / 5 + 1) : 0;
    model.parameters().changed();
    assertThat(report(model).radii().get("layer0/hidden/U")).isCloseTo(1, within(1e-6));
  }

  @Test
  void the_advice_names_radii_where_no_gate_helps_and_much_clipping() {
    GradientFlow steady = new GradientFlow(0, List.of(1.0, 1.0, 1.0));
    assertThat(new GradientReport(List.of(steady), List.of(), Map.of("layer0/U", 0.5), 0.75).advice())
        .containsExactly("layer 0 sees 2 of 2 steps back: its gradient reaches far enough.",
            "no layer has gates; spectral radii, which multiply the state at each step: layer0/U 0.500.",
            "the norm was clipped in 75 % of the updates: a lower learning rate or a larger limit may help.");
  }

  @Test
  void saturated_gates_are_a_fault_only_where_the_gradient_does_not_reach_far() {
    GradientFlow steady = new GradientFlow(0, List.of(1.0, 1.0, 1.0, 1.0, 1.0));
    GradientFlow vanishing = new GradientFlow(0, List.of(1.0, 1e-3, 1e-6, 1e-9, 1e-12));
    GradientFlow exploding = new GradientFlow(0, List.of(1.0, 2.0, 4.0, 8.0, 16.0));
    assertThat(sentenceOfAGate(steady)).contains("open in 45 %", "keeps what is remembered").doesNotContain("may help");
    assertThat(sentenceOfAGate(vanishing)).contains("all but open or closed in 95 %", "may help");
    assertThat(sentenceOfAGate(exploding)).contains("all but open or closed in 95 %", "may help");
  }

  private static String sentenceOfAGate(GradientFlow flow) {
    return new GradientReport(List.of(flow), List.of(new GateSaturation("g", 0.5, 0.45)), Map.of(), Double.NaN)
        .advice().getLast();
  }
}
