package dev.rnn.seq2seq.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.GreedySearch;
import dev.rnn.seq2seq.generation.Hypothesis;
import dev.rnn.seq2seq.generation.LengthLimits;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Layer;
import dev.rnn.training.trainer.Evaluation;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderDecoderTest {
  private static final int TOKENS = 8;
  private static final int END = EncoderDecoderSpec.END;
  private static final Rnn RNN = Rnn.create();
  private static final TrainerSettings SETTINGS =
      TrainerSettings.DEFAULT.withOptimizer("adam", 0.01).withClipping(1, 0).withThreads(1);

  @TempDir Path folder;

  /** The task of these tests: to say a sequence backwards. */
  private static List<int[]> sources(int count, int longest, long seed) {
    Random random = new Random(seed);
    List<int[]> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(random.ints(random.nextInt(longest + 1), 2, TOKENS).toArray()); // empty ones as well
    }
    return all;
  }

  private static List<int[]> backwards(List<int[]> sources) {
    return sources.stream().map(s -> java.util.stream.IntStream.range(0, s.length).map(i -> s[s.length - 1 - i])
        .toArray()).toList();
  }

  private static EncoderDecoderBuilder small(String decoder) {
    return EncoderDecoder.builder(RNN).source(TOKENS, 6).target(TOKENS, 5)
        .encoder(Layer.of("gru", 8).bidirectional()).decoder(decoder, 10);
  }

  private static List<List<Hypothesis>> found(EncoderDecoder model, List<int[]> sources, Search search) {
    try (Workers alone = new Workers(1)) {
      return search.run(model.session(sources, alone));
    }
  }

  /** One batch, the same each time. */
  private record OneBatch(Examples examples) implements ExampleSource {
    @Override
    public int batches() {
      return 1;
    }

    @Override
    public Examples batch(int epoch, int index) {
      return examples;
    }
  }

  private static double loss(EncoderDecoder model, List<int[]> sources, List<int[]> targets) {
    try (Workers alone = new Workers(1)) {
      return Evaluation.of(model, new OneBatch(Pairs.of(sources, targets)), alone).lossSum();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bahdanau", "luong(cell=lstm)", "luong(attention=location-aware,inputFeeding=false)",
      "context-each-step", "previous-token(cell=lstm)"})
  void learns_to_say_a_sequence_backwards(String decoder) {
    EncoderDecoder model = small(decoder).build();
    List<int[]> sources = sources(400, 4, 1);
    double before = loss(model, sources, backwards(sources));
    RNN.trainer(SETTINGS.withEpochs(25)).fit(model, new ShuffledExamples(Pairs.of(sources, backwards(sources)), 32, 1));
    assertThat(loss(model, sources, backwards(sources))).isLessThan(before / 4);
  }

  @Test
  void an_attending_model_finds_what_it_was_taught() {
    EncoderDecoder model = small("bahdanau").build();
    List<int[]> sources = sources(1000, 5, 1);
    RNN.trainer(SETTINGS.withEpochs(25)).fit(model, new ShuffledExamples(Pairs.of(sources, backwards(sources)), 32, 1));
    List<int[]> unseen = sources(100, 5, 2);
    List<List<Hypothesis>> all = found(model, unseen, BeamSearch.of(END, 4));
    List<int[]> expected = backwards(unseen);
    long right = java.util.stream.IntStream.range(0, 100)
        .filter(s -> Arrays.equals(all.get(s).getFirst().tokens(), expected.get(s))).count();
    assertThat(right).isGreaterThanOrEqualTo(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bahdanau(attention=coverage)", "luong", "pointer(decoder=luong)", "autonomous"})
  void what_a_sentence_becomes_does_not_depend_on_its_batch_bit_for_bit(String decoder) {
    EncoderDecoder model = small(decoder).output(decoder.startsWith("pointer") ? "pointer-generator" : "projection")
        .seed(3).build();
    List<int[]> sources = sources(64, 9, 4);
    Search search = BeamSearch.of(END, 3).limited(LengthLimits.upTo(6)).nBest(3);
    List<List<Hypothesis>> together = found(model, sources, search);
    List<Integer> order = new ArrayList<>(java.util.stream.IntStream.range(0, 64).boxed().toList());
    for (int size : new int[] {1, 2, 5, 17, 64}) {
      Collections.shuffle(order, new Random(size));
      for (int from = 0; from < 64; from += size) {
        List<Integer> some = order.subList(from, Math.min(64, from + size));
        List<List<Hypothesis>> batch = found(model, some.stream().map(sources::get).toList(), search);
        for (int i = 0; i < some.size(); i++) {
          assertThat(batch.get(i)).usingRecursiveComparison().isEqualTo(together.get(some.get(i)));
        }
      }
    }
  }

  @Test
  void a_hypothesis_costs_what_the_loss_says_of_it() {
    EncoderDecoder model = small("bahdanau").seed(5).build();
    List<int[]> sources = sources(20, 6, 6);
    List<List<Hypothesis>> found = found(model, sources, GreedySearch.of(END));
    for (int s = 0; s < 20; s++) {
      Hypothesis h = found.get(s).getFirst();
      assertThat(loss(model, List.of(sources.get(s)), List.of(h.tokens())))
          .isCloseTo(-h.logProbability(), within(1e-4));
    }
  }

  @Test
  void attention_is_never_beyond_the_source() {
    EncoderDecoder model = small("bahdanau").build();
    List<int[]> sources = sources(20, 7, 8);
    List<List<Hypothesis>> found = found(model, sources, GreedySearch.of(END));
    for (int s = 0; s < 20; s++) {
      for (float[] weights : found.get(s).getFirst().attention()) {
        assertThat(weights).hasSize(sources.get(s).length);
        double sum = 0;
        for (float weight : weights) sum += weight;
        assertThat(sum).isCloseTo(weights.length == 0 ? 0 : 1, within(1e-5));
      }
    }
  }

  @Test
  void a_file_gives_the_same_model_back() throws Exception {
    EncoderDecoder model = small("luong(attention=additive(size=7))").labelSmoothing(0.1).coverageLoss(0.5)
        .context(ContextVector.MEAN).attach("note", "kept").seed(7).build();
    Path file = folder.resolve("model.safetensors");
    RNN.save(model, file);
    EncoderDecoder read = EncoderDecoder.load(RNN, file);
    assertThat(read.spec()).isEqualTo(model.spec());
    assertThat(read.attachments()).containsEntry("note", "kept");
    List<int[]> sources = sources(10, 6, 9);
    Search search = GreedySearch.of(END);
    assertThat(found(read, sources, search)).usingRecursiveComparison().isEqualTo(found(model, sources, search));
    RNN.save(read, folder.resolve("again"));
    assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void a_file_of_another_kind_of_model_is_refused_both_ways() {
    Path file = folder.resolve("m");
    RNN.save(RNN.sequenceModel().tokens(5, 3).layer("gru", 3).predictTokens().build(), file);
    assertThatThrownBy(() -> EncoderDecoder.load(RNN, file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-FILE-OTHER-MODEL");
    RNN.save(small("luong").build(), file);
    assertThatThrownBy(() -> RNN.load(file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-FILE-OTHER-MODEL");
  }

  @Test
  void the_encoders_state_can_be_the_decoders() {
    EncoderDecoder model = EncoderDecoder.builder(RNN).source(TOKENS, 4).sharedTokens()
        .encoder("lstm", 6).context(ContextVector.STATE)
        .decoder("previous-token(cell=lstm(hiddenSize=6),bridge=copy)", 6).build();
    assertThat(model.parameters().paths()).noneMatch(path -> path.contains("bridge"))
        .noneMatch(path -> path.contains("target-embedding"));
    assertThatThrownBy(() -> small("previous-token(bridge=copy)").build()).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-BRIDGE-SIZES");
  }

  @Test
  void without_own_tokens_scheduled_sampling_is_teacher_forcing() {
    List<int[]> sources = sources(20, 6, 11);
    EncoderDecoder forced = small("bahdanau").seed(2).build();
    EncoderDecoder sampled = small("bahdanau").seed(2).scheduledSampling().build();
    forced.parameters().all().forEach(p -> {
      String path = p.path().startsWith("output/") ? "decoder/" + p.path() : p.path();
      System.arraycopy(p.values(), 0, sampled.parameters().values(path), 0, p.values().length);
    });
    sampled.parameters().changed();
    assertThat(loss(sampled, sources, backwards(sources))).isEqualTo(loss(forced, sources, backwards(sources)));
    RNN.trainer(SETTINGS).fit(forced, new OneBatch(Pairs.of(sources, backwards(sources))));
    RNN.trainer(SETTINGS).fit(sampled, new OneBatch(Pairs.of(sources, backwards(sources))));
    assertThat(loss(sampled, sources, backwards(sources)))
        .isCloseTo(loss(forced, sources, backwards(sources)), within(1e-3));
    sampled.samplingRate(1);
    RNN.trainer(SETTINGS).fit(sampled, new OneBatch(Pairs.of(sources, backwards(sources))));
    RNN.trainer(SETTINGS).fit(forced, new OneBatch(Pairs.of(sources, backwards(sources))));
    assertThat(loss(sampled, sources, backwards(sources))).isNotCloseTo(loss(forced, sources, backwards(sources)),
        within(1e-3));
  }

  @Test
  void mistakes_are_told() {
    assertThatThrownBy(() -> EncoderDecoder.builder(RNN).source(5, 3).encoder("gru", 3).decoder("luong", 3).build())
        .isInstanceOf(RnnException.class).hasMessageContaining("no target");
    assertThatThrownBy(() -> small("bahdanau(attention=dot)").build()).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-ATTENTION-SIZES");
    assertThatThrownBy(() -> small("pointer(decoder=autonomous)").build()).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-POINTER-DECODER");
    assertThatThrownBy(() -> small("luong").tiedOutput().build()).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TIED-SIZES");
    assertThatThrownBy(() -> small("luong").build().samplingRate(0.5)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SAMPLING");
    assertThatThrownBy(() -> Pairs.of(List.of(new int[0]), List.of())).isInstanceOf(RnnException.class)
        .hasMessageContaining("1 sources and 0 targets");
    assertThatThrownBy(() -> found(small("luong").build(), List.of(new int[] {99}), GreedySearch.of(END)))
        .isInstanceOf(RnnException.class).hasMessageContaining("source token 99");
  }
}
