package dev.rnn.seq2seq.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** h_t = tanh(W_hh h_{t−1} + b), y_t = softmax(W_S h_t + b_S), computed here once more in plain Java, for two steps. */
class AutonomousFormulaTest {
  private static final int HIDDEN = 4;
  private static final int TOKENS = 5;

  private final EncoderDecoder model = EncoderDecoder.builder(Rnn.create()).source(TOKENS, 3).target(TOKENS, 3)
      .encoder("vanilla", HIDDEN).decoder("autonomous(cell=vanilla)", HIDDEN).build();

  private float[] parameter(String path) {
    return model.parameters().values(path);
  }

  /** W x + b. */
  private double[] affine(String matrix, String bias, double... x) {
    float[] w = parameter(matrix);
    float[] b = parameter(bias);
    double[] y = new double[b.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = b[i];
      for (int j = 0; j < x.length; j++) y[i] += w[i * x.length + j] * x[j];
    }
    return y;
  }

  private static double[] tanh(double... x) {
    return java.util.Arrays.stream(x).map(Math::tanh).toArray();
  }

  private double[] logProbabilities(double... h) {
    double[] z = affine("output/projection/W", "output/projection/b", h);
    double sum = java.util.Arrays.stream(z).map(Math::exp).sum();
    return java.util.Arrays.stream(z).map(v -> v - Math.log(sum)).toArray();
  }

  @Test
  void twoSteps_areThoseOfTheFormula_whateverTokensAreFed() {
    Random random = new Random(3);
    for (Parameter p : model.parameters().all()) {
      for (int i = 0; i < p.values().length; i++) p.values()[i] = (float) random.nextGaussian() * 0.5f;
    }
    model.parameters().changed();
    String cell = "encoder/layer0/hidden";
    double[] embedded = new double[3];
    for (int i = 0; i < 3; i++) embedded[i] = parameter("source-embedding/table")[3 * 3 + i]; // of token 3
    double[] context = tanh(affine(cell + "/W", cell + "/b", embedded)); // the state before was 0
    double[] h0 = tanh(affine("decoder/bridge/h/W", "decoder/bridge/h/b", context));
    double[] h1 = tanh(affine("decoder/cell/hidden/U", "decoder/cell/hidden/b", h0));
    double[] h2 = tanh(affine("decoder/cell/hidden/U", "decoder/cell/hidden/b", h1));
    try (Workers alone = new Workers(1)) {
      EncoderDecoderSession session = model.session(List.of(new int[] {3}), alone);
      for (double[] h : List.of(h1, h2)) {
        session.step(new int[] {h == h1 ? EncoderDecoderSpec.END : 4});
        float[] given = new float[TOKENS];
        session.logProbabilities(0, given);
        double[] expected = logProbabilities(h);
        for (int i = 0; i < TOKENS; i++) assertThat((double) given[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  @Test
  void theDecoderHasNoInputMatrix() {
    assertThat(model.parameters().paths()).contains("decoder/cell/hidden/U").doesNotContain("decoder/cell/hidden/W");
  }
}
