package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.training.Rnn;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the builder can say is in the file. */
class ModelSpecJsonTest {
  private static final Rnn RNN = SmallAttention.withSmallAttention();

  private static final Vocabulary WORDS = Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "a", "b", "c"));

  @TempDir Path folder;

  static Stream<UnaryOperator<SequenceModelBuilder>> models() {
    return Stream.of(
        b -> b.vectors(2).oneToOne().labels(List.of("old", "new", "grün")),
        b -> b.tokens("word", WORDS, 3).vectors("size", 2).startTokens("kind", 3, 2, Feed.EVERY_STEP)
            .startVector("mood", 2, Feed.INITIAL_STATE).startVector("from", 1, Feed.FIRST_STEP)
            .wordDropout(0.1).embeddingDropout(0.2).dropout(0.3).resets()
            .layer(Layer.of("lstm", 4).learnedState().dropout(0)).layer(Layer.of("gru(reset=before)", 4).residual())
            .manyToMany().classes(3).loss("cross-entropy(classWeights=[1,2,0.5])").initializer("normal(deviation=0.5)"),
        b -> b.tokens(5, 3).layer(Layer.of("lstm", 4).backward("vanilla", 4).merge(Merge.PRODUCT))
            .manyToOne(Pooling.attention("small")).labels(3),
        b -> b.vectors(2).bidirectional("mgu", 3).manyToOne(Pooling.MAX).classes(List.of("good", "bad")),
        b -> b.vectors(2).bidirectional("gru", 3).unaligned().classes(4),
        b -> b.startVector("start", 2, Feed.FIRST_STEP).previousTarget(3).layer("gru", 4).oneToMany().classes(6),
        b -> b.startVector("start", 2, Feed.INITIAL_STATE).previousTarget().layer("gru", 4).oneToMany().numbers(2));
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_of_any_topology_is_the_same_after_it_was_saved_and_loaded(UnaryOperator<SequenceModelBuilder> composed) {
    SequenceModel model = composed.apply(RNN.sequenceModel().seed(9)).build();
    Path file = folder.resolve("model.safetensors");
    RNN.save(model, file);
    SequenceModel loaded = RNN.load(file);
    assertThat(loaded.names()).isEqualTo(model.names());
    assertThat(loaded.spec()).isEqualTo(model.spec());
    Examples some = some(model);
    assertThat(loaded.predict(some).values()).isDeepEqualTo(model.predict(some).values());
  }

  private static Examples some(SequenceModel model) {
    SplittableRandom random = new SplittableRandom(1);
    int steps = model.spec().topology() == Topology.ONE_TO_ONE ? 1 : 4;
    Examples all = Examples.of(Map.of(), new float[2][steps * 2], new int[] {steps, steps});
    for (InputSpec input : model.spec().inputs()) {
      if (input.feed() == Feed.PREVIOUS_TARGET) {
        all = Examples.of(all.named(), new float[2][steps * input.width()], all.lengths());
        continue;
      }
      float[][] values = new float[2][input.width() * (input.feed().isPerStep() ? steps : 1)];
      for (float[] row : values) for (int i = 0; i < row.length; i++) row[i] = random.nextInt(3);
      all = all.with(input.name(), values);
    }
    return all;
  }
}
