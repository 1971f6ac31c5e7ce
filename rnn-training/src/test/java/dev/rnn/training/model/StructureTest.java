package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.Rnn;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers in both directions, residual layers, learned states and kinds of dropout, compared with simpler models. */
class StructureTest {
  private static final Rnn RNN = Rnn.create();
  private static final float[][] X = {{1, -0.5f, 2, 0.3f, -1, 0.8f}, {0.4f, 0.1f}, {}};

  @ParameterizedTest
  @EnumSource(Merge.class)
  void both_directions_are_one_model_and_one_on_the_reversed_sequence_merged(Merge merge) {
    SequenceModel both = plain(Layer.of("gru", 3).backward("vanilla", 3).merge(merge), b -> b.manyToMany());
    float[][] forward = plain(Layer.of("gru", 3), b -> b.manyToMany(), both, "layer0").predict(X);
    float[][] backward = plain(Layer.of("vanilla", 3), b -> b.manyToMany(), both, "layer0-backward")
        .predict(reversed(X, 2));
    for (int s = 0; s < X.length; s++) {
      int steps = X[s].length / 2;
      Predictions merged = both.predict(Examples.unlabelled(Map.of("inputs", X), 3, 1, 0));
      for (int t = 0; t < steps; t++) {
        float[] f = Arrays.copyOfRange(forward[s], 3 * t, 3 * t + 3);
        float[] b = Arrays.copyOfRange(backward[s], 3 * (steps - 1 - t), 3 * (steps - t));
        assertThat(merged.at(s, t)).containsExactly(expected(merge, f, b), within(1e-6f));
      }
    }
  }

  private static float[] expected(Merge merge, float[] f, float[] b) {
    float[] all = new float[merge == Merge.CONCATENATE ? 6 : 3];
    for (int k = 0; k < all.length; k++) {
      all[k] = switch (merge) {
        case CONCATENATE -> k < 3 ? f[k] : b[k - 3];
        case SUM -> f[k] + b[k];
        case MEAN -> (f[k] + b[k]) / 2;
        case PRODUCT -> f[k] * b[k];
      };
    }
    return all;
  }

  @Test
  void the_last_of_a_bidirectional_layer_is_each_directions_own_last_step() {
    SequenceModel steps = plain(Layer.of("gru", 3).bidirectional(), b -> b.manyToMany());
    SequenceModel pooled = plain(Layer.of("gru", 3).bidirectional(), b -> b.manyToOne());
    copy(steps, "", pooled, "");
    float[] first = Arrays.copyOfRange(steps.predict(X)[0], 0, 6);
    float[] last = Arrays.copyOfRange(steps.predict(X)[0], 12, 18);
    float[] ends = {last[0], last[1], last[2], first[3], first[4], first[5]};
    assertThat(pooled.predict(X)[0]).containsExactly(ends);
    assertThat(pooled.predict(X)[2]).as("of no steps").containsOnly(0);
  }

  @Test
  void a_residual_layer_adds_what_it_reads() {
    SequenceModel plain = plain(Layer.of("lstm", 2), b -> b.manyToMany());
    SequenceModel residual = plain(Layer.of("lstm", 2).residual(), b -> b.manyToMany(), plain, "layer0");
    float[] y = plain.predict(X)[0];
    for (int i = 0; i < y.length; i++) y[i] += X[0][i];
    assertThat(residual.predict(X)[0]).containsExactly(y, within(1e-6f));
  }

  @Test
  void pooling_of_steps_is_what_its_name_says_and_zeros_of_none() {
    SequenceModel steps = plain(Layer.of("gru", 2), b -> b.manyToMany());
    float[] y = steps.predict(X)[0];
    for (Pooling pooling : new Pooling[] {Pooling.FIRST, Pooling.LAST, Pooling.MEAN, Pooling.MAX}) {
      SequenceModel pooled = plain(Layer.of("gru", 2), b -> b.manyToOne(pooling), steps, "layer0");
      float[][] actual = pooled.predict(X);
      for (int k = 0; k < 2; k++) {
        float expected = switch (pooling.kind()) {
          case FIRST -> y[k];
          case LAST -> y[4 + k];
          case MEAN -> (y[k] + y[2 + k] + y[4 + k]) / 3;
          case MAX -> Math.max(y[k], Math.max(y[2 + k], y[4 + k]));
          case ATTENTION -> throw new IllegalStateException();
        };
        assertThat(actual[0][k]).as("%s", pooling.kind()).isCloseTo(expected, within(1e-6f));
      }
      assertThat(actual[2]).containsOnly(0);
    }
  }

  @Test
  void a_learned_state_begins_at_zero_and_learns_what_is_true_before_the_first_step() {
    SequenceModel model = RNN.sequenceModel().vectors(1).layer(Layer.of("vanilla", 4).learnedState())
        .manyToMany().numbers(1).build();
    Parameter state = model.parameters().get("layer0/initial/h");
    assertThat(state.values()).containsOnly(0);
    float[][] zeros = new float[20][4];
    float[][] beginsHigh = new float[20][];
    int[] lengths = new int[20];
    Arrays.fill(lengths, 4);
    for (int s = 0; s < 20; s++) beginsHigh[s] = new float[] {1, 0, 0, 0};
    train(model, Examples.of(zeros, beginsHigh, lengths), 200);
    assertThat(model.predict(zeros)[0]).containsExactly(new float[] {1, 0, 0, 0}, within(0.1f));
  }

  @Test
  void dropout_of_words_embeddings_and_layers_changes_training_alone() {
    Examples text = Examples.of(new float[][] {{1, 2, 3, 4, 1}, {2, 3, 4}, {4, 4, 1}},
        new float[][] {{2, 3, 4, 1, 2}, {3, 4, 1}, {2, 3, 4}}, new int[] {5, 3, 3});
    UnaryOperator<SequenceModelBuilder> tokens = b -> b.seed(3).tokens(5, 4).layer("gru", 4).predictTokens();
    SequenceModel plain = tokens.apply(RNN.sequenceModel()).build();
    double expected = firstLoss(plain, text);
    for (SequenceModel dropped : new SequenceModel[] {
        tokens.apply(RNN.sequenceModel().wordDropout(0.5)).build(),
        tokens.apply(RNN.sequenceModel().embeddingDropout(0.5)).build(),
        RNN.sequenceModel().seed(3).tokens(5, 4).layer(Layer.of("gru", 4).dropout(0.5)).predictTokens().build()}) {
      assertThat(dropped.predict(text.inputs())).isDeepEqualTo(plain.predict(text.inputs()));
      assertThat(firstLoss(dropped, text)).as("%s", dropped.spec()).isNotCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void word_dropout_reads_that_share_of_tokens_as_the_unknown_one() {
    SequenceModel model = RNN.sequenceModel().tokens(2, 1).wordDropout(0.3).manyToMany().numbers(1)
        .loss("mean-absolute-error").build(); // without layers: what is read is what is answered
    set(model, "embedding/table", 1, 0);
    set(model, "output/W", 1);
    float[][] ones = new float[30][100];
    int[] lengths = new int[30];
    Arrays.fill(lengths, 100);
    for (float[] text : ones) Arrays.fill(text, 1);
    assertThat(firstLoss(model, Examples.of(ones, new float[30][100], lengths))).isCloseTo(0.3, within(0.03));
  }

  @Test
  void embedding_dropout_drops_a_word_everywhere_in_a_batch_or_nowhere() {
    SequenceModel model = RNN.sequenceModel().tokens(2, 1).embeddingDropout(0.5).manyToMany().numbers(1)
        .loss("mean-absolute-error").build();
    set(model, "embedding/table", 1, 1);
    set(model, "output/W", 1);
    int dropped = 0;
    for (int i = 0; i < 20; i++) {
      double loss = RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("sgd", 1e-30).withSeed(i)).fit(model,
          new ShuffledExamples(Examples.of(new float[][] {{1, 1}, {1}}, new float[][] {{0, 0}, {0}}, new int[] {2, 1}),
              2, 1)).trainLoss();
      assertThat(Math.min(loss, 2 - loss)).isCloseTo(0, within(1e-6)); // all three, or none and doubled
      if (loss < 1) dropped++;
    }
    assertThat(dropped).isBetween(3, 17);
  }

  private static void set(SequenceModel model, String path, float... values) {
    System.arraycopy(values, 0, model.parameters().values(path), 0, values.length);
    model.parameters().changed();
  }

  /** A model whose output layer changes nothing. */
  private static SequenceModel plain(Layer layer, UnaryOperator<SequenceModelBuilder> topology) {
    int size = size(layer);
    SequenceModel model = topology.apply(RNN.sequenceModel().vectors(2).layer(layer)).numbers(size).build();
    float[] w = model.parameters().values("output/W");
    Arrays.fill(w, 0);
    for (int i = 0; i < size; i++) w[i * size + i] = 1;
    model.parameters().changed();
    return model;
  }

  private static SequenceModel plain(Layer layer, UnaryOperator<SequenceModelBuilder> topology, SequenceModel from,
      String path) {
    SequenceModel model = plain(layer, topology);
    copy(from, path + "/", model, "layer0/");
    return model;
  }

  private static int size(Layer layer) {
    SequenceModel any = RNN.sequenceModel().vectors(2).layer(layer).manyToMany().numbers(1).build();
    return any.parameters().get("output/W").values().length;
  }

  private static void copy(SequenceModel from, String source, SequenceModel to, String target) {
    for (Parameter p : to.parameters().all()) {
      if (!p.path().startsWith(target)) continue;
      float[] values = from.parameters().values(source + p.path().substring(target.length()));
      System.arraycopy(values, 0, p.values(), 0, values.length);
    }
    to.parameters().changed();
  }

  private static float[][] reversed(float[][] all, int width) {
    float[][] result = new float[all.length][];
    for (int s = 0; s < all.length; s++) {
      result[s] = new float[all[s].length];
      for (int at = 0; at < all[s].length; at += width) {
        System.arraycopy(all[s], at, result[s], all[s].length - width - at, width);
      }
    }
    return result;
  }

  private static void train(SequenceModel model, Examples all, int epochs) {
    RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.02).withEpochs(epochs))
        .fit(model, new ShuffledExamples(all, 32, 1));
  }

  private static double firstLoss(SequenceModel model, Examples all) {
    return RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("sgd", 1e-30).withEpochs(1))
        .fit(model, new ShuffledExamples(all, 32, 1)).trainLoss();
  }
}
