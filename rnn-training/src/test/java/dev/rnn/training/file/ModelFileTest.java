package dev.rnn.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.training.Plugins;
import dev.rnn.training.Rnn;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.OutputSpec;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A saved model is the model again; a file that is not one says so, and what to do, and is left as it was. */
class ModelFileTest {
  private static final Rnn RNN = Rnn.create();
  private static final float[][] TEXT = {{2, 3, 4, 2, 5, 1}, {}, {3}};

  @TempDir Path folder;

  @Test
  void a_model_that_is_loaded_draws_no_first_values() {
    SequenceModel model = RNN.sequenceModel().seed(7).tokens(words(), 8).layer("lstm", 8).predictTokens().build();
    SequenceModel rebuilt = SequenceModelBuilder.rebuild(RNN.registry(), model.spec(), model.names());
    assertThat(rebuilt.parameters().all()).allSatisfy(p -> assertThat(p.values()).containsOnly(0f));
    assertThat(rebuilt.parameters().count()).isEqualTo(model.parameters().count());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      lstm              | true
      gru(reset=before) | false
      vanilla           | true
      mgu               | false
      """)
  void a_model_that_was_saved_and_loaded_predicts_the_same_bits(String cell, boolean tied) {
    SequenceModel model = RNN.sequenceModel().seed(7).tokens(words(), 8).layers(2, cell, 8).dropout(0.25)
        .predictTokens()
        .tied(tied).initializer("normal(deviation=0.5)").build();
    SequenceModel loaded = loaded(model);
    assertThat(loaded.predict(TEXT)).isDeepEqualTo(model.predict(TEXT));
    assertThat(loaded.spec()).isEqualTo(model.spec());
    assertThat(loaded.vocabulary()).contains(words());
  }

  @Test
  void a_model_of_numbers_needs_no_vocabulary() {
    SequenceModel model = RNN.sequenceModel().vectors(3).layer("gru", 4)
        .output(2, Activation.TANH, OutputSpec.When.LAST_STEP).loss("huber(delta=0.5)").build();
    float[][] numbers = {{1, -2, 3, 0.5f, 0, 0}};
    SequenceModel loaded = loaded(model);
    assertThat(loaded.predict(numbers)).isDeepEqualTo(model.predict(numbers));
    assertThat(loaded.spec()).isEqualTo(model.spec());
    assertThat(loaded.vocabulary()).isEmpty();
  }

  @Test
  void a_loaded_model_is_saved_as_the_same_bytes() throws IOException {
    Path first = saved();
    Path second = folder.resolve("second");
    RNN.save(RNN.load(first), second);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  /** Written by the first version: gru, 6 words, 4 numbers each. It is never written anew. */
  @Test
  void a_file_of_format_1_stays_readable_for_ever() throws IOException {
    Path file = folder.resolve("v1.safetensors");
    try (InputStream content = ModelFileTest.class.getResourceAsStream("/models/v1.safetensors")) {
      Files.copy(content, file);
    }
    SequenceModel model = RNN.load(file);
    assertThat(model.vocabulary()).contains(words());
    float[] expected = expected();
    float[] predicted = model.predict(new float[][] {{2, 3, 4}})[0];
    assertThat(predicted).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) assertThat(predicted[i]).isCloseTo(expected[i], within(1e-5f));
  }

  @Test
  void a_file_cut_off_anywhere() throws IOException {
    byte[] whole = Files.readAllBytes(saved());
    for (int length = 0; length < whole.length; length += 1 + length / 40) {
      refused(Arrays.copyOf(whole, length), "RNN-FILE-TRUNCATED", "is cut off", "copy or save it again");
    }
    refused(Arrays.copyOf(whole, whole.length - 1), "RNN-FILE-TRUNCATED", "is cut off", "copy or save it again");
  }

  @Test
  void a_wrong_byte_anywhere_in_the_header_is_never_more_than_an_error_of_ours() throws IOException {
    byte[] whole = Files.readAllBytes(saved());
    int end = 8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    for (int at = 0; at < end; at++) {
      for (int change : new int[] {1, 2, 16, 0x80}) {
        byte[] wrong = whole.clone();
        wrong[at] ^= (byte) change;
        Path file = Files.write(folder.resolve("wrong"), wrong);
        // In a word of the vocabulary, say, another letter is as good as the right one.
        assertThatCode(() -> loadOrOwnError(file)).as("byte %d changed by %d", at, change).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void a_text_is_no_model() throws IOException {
    refused("It was a dark and stormy night.".getBytes(StandardCharsets.UTF_8), "RNN-FILE-HEADER",
        "is not a safetensors file", "saved by rnn");
  }

  @Test
  void a_safetensors_file_of_another_program_is_no_model() throws IOException {
    refused(HandmadeFile.RIGHT, "RNN-FILE-NO-MODEL", "but not a model of rnn", "its metadata has [by]",
        "that rnn wrote");
  }

  @Test
  void a_newer_format() throws IOException {
    refused(edited("rnn.model", json -> json.replace("\"format\":2", "\"format\":3")), "RNN-MODEL-NEWER",
        "written in format 3; this version reads up to 2", "use the version of rnn that wrote it, or a newer one");
  }

  @Test
  void a_cell_that_is_not_there() throws IOException {
    Rnn withPlugin = Rnn.create(binder -> Plugins.bind(binder, PluginKind.CELL,
        Plugin.ofRecord("stranger", Stranger.class, MethodHandles.lookup())));
    Path file = folder.resolve("strange");
    withPlugin.save(withPlugin.sequenceModel().tokens(words(), 4).layer("stranger", 4).predictTokens().build(), file);
    refused(Files.readAllBytes(file), "RNN-PLUGIN-UNKNOWN", "cannot be built: there is no cell 'stranger'", "Fix:");
    assertThat(withPlugin.load(file).spec().layers().getFirst().name()).isEqualTo("stranger");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "layers":[{        | "layers":["lstm",{  | RNN-MODEL-SPEC
      "layers":[{        | "lawyers":[{        | RNN-MODEL-SPEC
      "dropout":0.0      | "dropout":"no"      | RNN-MODEL-SPEC
      "dropout":0.0      | "dropout":2.0       | RNN-MODEL-SPEC
      SOFTMAX            | SOFTMIN             | RNN-MODEL-SPEC
      MANY_TO_MANY       | SOMETIMES           | RNN-MODEL-SPEC
      "size":4           | "size":-4           | RNN-MODEL-SPEC
      "vocabulary":6     | "vocabulary":-1     | RNN-MODEL-SPEC
      "vocabulary":6     | "vocabulary":7      | RNN-FILE-PARAMETERS
      "hiddenSize":4     | "hiddenSize":5      | RNN-FILE-PARAMETERS
      "hiddenSize":4     | "hiddenSize":0      | RNN-OPTION-RANGE
      "hiddenSize":4     | "hiddenSise":4      | RNN-OPTION-UNKNOWN
      {"format"          | [{"format"          | RNN-FILE-METADATA
      """)
  void a_description_that_is_no_models(String right, String wrong, String id) throws IOException {
    refused(edited("rnn.model", json -> {
      assertThat(json).contains(right);
      return json.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    }), id, "Fix:");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      null                                          | RNN-FILE-METADATA
      {"level":"word"}                              | RNN-FILE-METADATA
      {"level":"page","tokens":["<unk>","<eos>"]}   | RNN-CORPUS-LEVEL
      {"level":"word","tokens":["a","b"]}           | RNN-CORPUS-VOCABULARY
      """)
  void a_vocabulary_that_is_none(String vocabulary, String id) throws IOException {
    refused(edited("rnn.vocabulary", _ -> vocabulary), id, "Fix:");
  }

  @Test
  void a_missing_parameter() throws IOException {
    SafetensorsFile content = Safetensors.read(saved());
    TreeMap<String, TensorData> fewer = new TreeMap<>(content.tensors());
    fewer.remove("embedding/table");
    Path file = folder.resolve("fewer");
    Safetensors.write(file, new SafetensorsFile(content.metadata(), fewer));
    refused(Files.readAllBytes(file), "RNN-FILE-PARAMETERS", "embedding/table should be [6, 4], but is missing",
        "Fix:");
  }

  @Test
  void a_cell_without_a_provider_is_refused_when_the_model_is_built() {
    assertThatThrownBy(() -> RNN.sequenceModel().tokens(words(), 4).layer(new Stranger(4)).predictTokens().build())
        .isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-NO-PROVIDER]", "stranger", "publish it with a provider", "unsaved()");
  }

  @Test
  void unless_its_author_says_that_it_stays_unsaved() throws IOException {
    Path file = saved();
    byte[] before = Files.readAllBytes(file);
    SequenceModel model =
        RNN.sequenceModel().tokens(words(), 4).layer(new Stranger(4)).predictTokens().unsaved().build();
    assertThat(model.predict(TEXT)[0]).hasSize(36);
    assertThatThrownBy(() -> RNN.save(model, file)).isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-NO-PROVIDER]", "Fix:");
    assertThat(file).hasBinaryContent(before);
  }

  /** A cell that is nowhere but here: h' = h + x. */
  record Stranger(int hiddenSize) implements Cell<Stranger.State> {
    record State(Tensor h) {}

    @Override
    public State initialState(CellScope scope) {
      return new State(scope.zeros(hiddenSize));
    }

    @Override
    public Step<State> define(CellScope scope) {
      return (x, previous) -> {
        Tensor h = previous.h().plus(x);
        return new Output<>(h, new State(h));
      };
    }
  }

  private static Vocabulary words() {
    return Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "the", "cat", "sat", "Grüße"));
  }

  private static float[] expected() throws IOException {
    try (InputStream content = ModelFileTest.class.getResourceAsStream("/models/v1-prediction.txt")) {
      String[] numbers = new String(content.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+");
      float[] all = new float[numbers.length];
      for (int i = 0; i < all.length; i++) all[i] = Float.parseFloat(numbers[i]);
      return all;
    }
  }

  private Path saved() {
    Path file = folder.resolve("model.safetensors");
    RNN.save(RNN.sequenceModel().tokens(words(), 4).layer("gru", 4).predictTokens().build(), file);
    return file;
  }

  private SequenceModel loaded(SequenceModel model) {
    Path file = folder.resolve("model.safetensors");
    RNN.save(model, file);
    return RNN.load(file);
  }

  /** A good model's file in which one piece of metadata is another. */
  private byte[] edited(String key, UnaryOperator<String> change) throws IOException {
    SafetensorsFile content = Safetensors.read(saved());
    TreeMap<String, String> metadata = new TreeMap<>(content.metadata());
    metadata.compute(key, (_, text) -> change.apply(text));
    Path file = folder.resolve("edited");
    Safetensors.write(file, new SafetensorsFile(metadata, content.tensors()));
    return Files.readAllBytes(file);
  }

  /** A file of this content is not loaded: the error has the id, names the file, and the file is still the same. */
  private void refused(byte[] content, String id, String... parts) throws IOException {
    Path file = Files.write(folder.resolve("refused.safetensors"), content);
    RnnException error = catchThrowableOfType(RnnException.class, () -> RNN.load(file));
    assertThat(error).as("loading it").isNotNull();
    assertThat(error.id()).as(error.getMessage()).isEqualTo(id);
    assertThat(error.getMessage()).contains(parts).contains("refused.safetensors", "Fix:");
    assertThat(file).hasBinaryContent(content);
  }

  private static void loadOrOwnError(Path file) {
    try {
      RNN.load(file);
    } catch (RnnException known) {
      assertThat(known.getMessage()).contains("wrong", "Fix:");
    }
  }
}
