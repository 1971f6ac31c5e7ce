package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.training.Rnn;
import dev.rnn.training.generation.SequenceGenerator;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each topology in the words of its builder, on a toy task that only that topology fits. */
class TopologiesTest {
  private static final Rnn RNN = Rnn.create();

  @Test
  void one_to_one_a_vector_is_classified() {
    SequenceModel model = RNN.sequenceModel()
        .vectors(2).layer("vanilla", 8)
        .oneToOne().classes(2)
        .build();
    Examples all = points();
    train(model, all, 30);
    Predictions predicted = model.predict(all);
    assertThat(predicted.classOf(0)).isEqualTo((int) all.targets()[0][0]);
    assertThat(right(predicted, all)).isGreaterThan(0.95);
  }

  @Test
  void one_to_many_a_class_starts_a_word_that_is_generated() {
    SequenceModel model = RNN.sequenceModel()
        .startTokens("kind", 3, 4, Feed.INITIAL_STATE).previousTarget(8).layer("gru", 16)
        .oneToMany().classes(6)
        .build();
    float[][] words = {{1, 2, 3, 0}, {4, 4, 0}, {5, 1, 1, 2, 0}};
    Examples all = Examples.of(Map.of("kind", new float[][] {{0}, {1}, {2}}), words, new int[] {4, 3, 5});
    train(model, all, 150);
    int[][] written = SequenceGenerator.of(model).end(0).longest(9)
        .classes(Map.of("kind", new float[][] {{2}, {0}, {1}}), new SplittableRandom(1));
    assertThat(written).isDeepEqualTo(new int[][] {{5, 1, 1, 2}, {1, 2, 3}, {4, 4}});
  }

  @Test
  void one_to_many_a_vector_starts_numbers_that_follow_without_any_other_input() {
    SequenceModel model = RNN.sequenceModel()
        .startVector("speed", 1, Feed.EVERY_STEP).layer("gru", 16)
        .oneToMany().numbers(1)
        .build();
    float[][] speeds = {{0.1f}, {0.2f}, {0.05f}, {0.15f}};
    float[][] ways = new float[4][6];
    for (int s = 0; s < 4; s++) for (int t = 0; t < 6; t++) ways[s][t] = speeds[s][0] * (t + 1);
    Examples all = Examples.of(Map.of("speed", speeds), ways, new int[] {6, 6, 6, 6});
    train(model, all, 300);
    float[][] drawn = SequenceGenerator.of(model).longest(6).numbers(Map.of("speed", speeds));
    for (int s = 0; s < 4; s++) assertThat(drawn[s]).containsExactly(ways[s], within(0.1f));
  }

  @Test
  void many_to_one_a_sequence_is_classified() {
    SequenceModel model = RNN.sequenceModel()
        .tokens(5, 8).bidirectional("gru", 8)
        .manyToOne(Pooling.MAX).classes(2)
        .build();
    Examples all = hasToken(4);
    train(model, all, 20);
    assertThat(right(model.predict(all), all)).isGreaterThan(0.95);
  }

  @Test
  void many_to_one_attention_looks_at_the_step_that_decides() {
    SequenceModel model = SmallAttention.withSmallAttention().sequenceModel()
        .tokens(5, 8).layer("gru", 8)
        .manyToOne(Pooling.attention("small")).classes(2)
        .build();
    Examples all = hasToken(4);
    train(model, all, 40);
    Predictions predicted = model.predict(Examples.of(new float[][] {{0, 4, 1, 2, 0, 3}}, new float[1][1],
        new int[] {6}));
    float[] weights = predicted.attention()[0];
    assertThat(predicted.classOf(0)).isEqualTo(1);
    assertThat(IntStream.range(0, 6).mapToDouble(t -> weights[t]).sum()).isCloseTo(1, within(1e-5));
    assertThat(weights[1]).as("the first step that has seen the token").isGreaterThan(3 * weights[0]);
  }

  @Test
  void many_to_one_a_sequence_has_several_labels() {
    SequenceModel model = RNN.sequenceModel()
        .tokens(5, 8).layer("gru", 12)
        .manyToOne(Pooling.MEAN).labels(5)
        .build();
    Examples texts = hasToken(4);
    float[][] present = new float[texts.size()][5];
    for (int s = 0; s < present.length; s++) for (float token : texts.inputs()[s]) present[s][(int) token] = 1;
    Examples all = Examples.of(texts.inputs(), present, texts.lengths());
    train(model, all, 60);
    int[] first = model.predict(all).labels(1, 0.5);
    assertThat(first).containsExactly(IntStream.range(0, 5).filter(k -> present[1][k] > 0).toArray());
  }

  @Test
  void many_to_many_each_step_is_tagged_by_what_comes_later() {
    SequenceModel model = RNN.sequenceModel()
        .tokens(4, 8)
        .layer(Layer.of("gru", 12).backward("vanilla", 8))
        .manyToMany().classes(4)
        .build();
    Examples all = nextTokens();
    train(model, all, 40);
    int[] tags = model.predict(all).classes(3);
    assertThat(tags).containsExactly(whole(all.targets()[3]));
  }

  @Test
  void many_to_many_a_forecast_of_the_next_three_numbers_at_every_step() {
    SequenceModel model = RNN.sequenceModel()
        .vectors(1).layer("lstm", 16)
        .manyToMany().numbers(3).loss("mean-absolute-error")
        .build();
    Examples all = waves(3);
    train(model, all, 150);
    float[] last = model.predict(all).at(0, 29);
    assertThat(last).containsExactly(Arrays.copyOfRange(all.targets()[0], 87, 90), within(0.25f));
  }

  @Test
  void unaligned_labels_are_recognised_in_a_longer_signal() {
    SequenceModel model = RNN.sequenceModel()
        .vectors(3).bidirectional("gru", 16)
        .unaligned().classes(3)
        .build();
    Examples all = spoken(64, 5);
    train(model, all, 60);
    Examples unheard = spoken(40, 99);
    Predictions predicted = model.predict(unheard);
    long right = IntStream.range(0, 40)
        .filter(s -> Arrays.equals(predicted.transcript(s), whole(unheard.targets()[s]))).count();
    assertThat(right).isGreaterThan(35);
  }

  @Test
  void several_inputs_are_read_together() {
    SequenceModel model = RNN.sequenceModel()
        .tokens("words", 5, 4).vectors("size", 1).startVector("sign", 1, Feed.EVERY_STEP).layer("gru", 12)
        .manyToOne().numbers(1)
        .build();
    SplittableRandom random = new SplittableRandom(2);
    int[] lengths = new int[60];
    float[][] words = new float[60][];
    float[][] sizes = new float[60][];
    float[][] signs = new float[60][1];
    float[][] sums = new float[60][1];
    for (int s = 0; s < 60; s++) {
      lengths[s] = 1 + random.nextInt(4);
      words[s] = new float[lengths[s]];
      sizes[s] = new float[lengths[s]];
      signs[s][0] = random.nextBoolean() ? 1 : -1;
      for (int t = 0; t < lengths[s]; t++) {
        words[s][t] = random.nextInt(5);
        sizes[s][t] = (float) random.nextDouble();
        if (words[s][t] == 3) sums[s][0] += signs[s][0] * sizes[s][t]; // all three matter
      }
    }
    Examples all = Examples.of(Map.of("words", words), sums, lengths).with("size", sizes).with("sign", signs);
    double before = loss(model, all);
    train(model, all, 150);
    assertThat(loss(model, all)).isLessThan(before / 10);
  }

  private static void train(SequenceModel model, Examples all, int epochs) {
    RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.02).withEpochs(epochs))
        .fit(model, new ShuffledExamples(all, 8, 1));
  }

  private static double loss(SequenceModel model, Examples all) {
    float[][] y = model.predict(all).values();
    return IntStream.range(0, y.length).mapToDouble(s -> Math.pow(y[s][0] - all.targets()[s][0], 2)).average()
        .orElseThrow();
  }

  private static double right(Predictions predicted, Examples all) {
    return IntStream.range(0, all.size()).filter(s -> predicted.classOf(s) == all.targets()[s][0]).count()
        / (double) all.size();
  }

  private static int[] whole(float[] numbers) {
    return IntStream.range(0, numbers.length).map(i -> (int) numbers[i]).toArray();
  }

  /** Points of a plane: those within a circle, and the others. */
  private static Examples points() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] points = new float[200][2];
    float[][] targets = new float[200][1];
    int[] ones = new int[200];
    Arrays.fill(ones, 1);
    for (int s = 0; s < 200; s++) {
      for (int k = 0; k < 2; k++) points[s][k] = (float) random.nextDouble(-1, 1);
      targets[s][0] = points[s][0] * points[s][0] + points[s][1] * points[s][1] < 0.5 ? 1 : 0;
    }
    return Examples.of(points, targets, ones);
  }

  /** Texts with and without a token. */
  private static Examples hasToken(int wanted) {
    SplittableRandom random = new SplittableRandom(3);
    float[][] texts = new float[80][];
    float[][] targets = new float[80][1];
    int[] lengths = new int[80];
    for (int s = 0; s < 80; s++) {
      lengths[s] = s == 0 ? 0 : 1 + random.nextInt(6);
      texts[s] = new float[lengths[s]];
      for (int t = 0; t < lengths[s]; t++) {
        texts[s][t] = random.nextInt(5);
        if (texts[s][t] == wanted) targets[s][0] = 1;
      }
    }
    return Examples.of(texts, targets, lengths);
  }

  /** The tag of a step is the token after it; of the last one 0. */
  private static Examples nextTokens() {
    SplittableRandom random = new SplittableRandom(4);
    float[][] texts = new float[60][];
    float[][] targets = new float[60][];
    int[] lengths = new int[60];
    for (int s = 0; s < 60; s++) {
      lengths[s] = random.nextInt(7);
      texts[s] = new float[lengths[s]];
      targets[s] = new float[lengths[s]];
      for (int t = 0; t < lengths[s]; t++) texts[s][t] = random.nextInt(4);
      for (int t = 0; t + 1 < lengths[s]; t++) targets[s][t] = texts[s][t + 1];
    }
    return Examples.of(texts, targets, lengths);
  }

  /** A sine, and what it is at the next steps. */
  private static Examples waves(int horizon) {
    float[][] waves = new float[8][30];
    float[][] targets = new float[8][30 * horizon];
    int[] lengths = new int[8];
    for (int s = 0; s < 8; s++) {
      lengths[s] = 30;
      for (int t = 0; t < 30; t++) {
        waves[s][t] = (float) Math.sin(0.5 * t + s);
        for (int k = 0; k < horizon; k++) targets[s][t * horizon + k] = (float) Math.sin(0.5 * (t + k + 1) + s);
      }
    }
    return Examples.of(waves, targets, lengths);
  }

  /** Sounds of several steps each, with silence between them: the labels are the sounds. */
  private static Examples spoken(int sequences, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] signals = new float[sequences][];
    float[][] labels = new float[sequences][];
    int[] lengths = new int[sequences];
    for (int s = 0; s < sequences; s++) {
      labels[s] = new float[random.nextInt(4)];
      float[] signal = new float[3 * 60];
      int t = random.nextInt(3);
      for (int u = 0; u < labels[s].length; u++) {
        labels[s][u] = 1 + random.nextInt(3);
        int end = t + 1 + random.nextInt(4);
        while (t < end) signal[3 * t++ + (int) labels[s][u] - 1] = 1;
        t += 1 + random.nextInt(3);
      }
      lengths[s] = t;
      signals[s] = Arrays.copyOf(signal, 3 * t);
      for (int i = 0; i < signals[s].length; i++) signals[s][i] += (float) (0.1 * random.nextDouble(-1, 1));
    }
    return Examples.of(signals, labels, lengths);
  }
}
