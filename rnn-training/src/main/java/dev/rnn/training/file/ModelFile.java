package dev.rnn.training.file;

import dev.rnn.api.ApiVersion;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.ModelNames;
import dev.rnn.training.model.ModelSpecJson;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as one safetensors file: its parameters by path, and as JSON in the file's metadata its description, its
 * vocabulary and the versions.
 */
public final class ModelFile {
  private static final String MODEL = "rnn.model";
  private static final String VOCABULARY = "rnn.vocabulary";
  private static final String INPUT_VOCABULARIES = "rnn.vocabularies";
  private static final String LABELS = "rnn.labels";
  private static final String API = "rnn.api";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ModelFile() {}

  /** Writes a model, atomically. */
  public static void write(SequenceModel model, Path file) {
    if (!model.isSaveable()) {
      throw RnnException.error("RNN-NO-PROVIDER",
          "the model has a part without a provider, which a file could not name.")
          .fix("publish the part with a provider, or keep the model in memory.").build();
    }
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(API, Integer.toString(ApiVersion.CURRENT));
    metadata.put(MODEL, JSON.writeValueAsString(ModelSpecJson.toMap(model.spec())));
    writeNames(model.names(), metadata);
    Map<String, TensorData> tensors = new TreeMap<>();
    for (Parameter p : model.parameters().all()) tensors.put(p.path(), new TensorData(p.shape().dims(), p.values()));
    Safetensors.write(file, new SafetensorsFile(metadata, tensors));
  }

  private static void writeNames(ModelNames names, Map<String, String> metadata) {
    Vocabulary own = names.vocabulary();
    if (own != null) metadata.put(VOCABULARY, JSON.writeValueAsString(described(own)));
    if (!names.inputs().isEmpty()) {
      Map<String, Object> all = new TreeMap<>();
      names.inputs().forEach((input, vocabulary) -> all.put(input, described(vocabulary)));
      metadata.put(INPUT_VOCABULARIES, JSON.writeValueAsString(all));
    }
    if (!names.labels().isEmpty()) metadata.put(LABELS, JSON.writeValueAsString(Map.of("labels", names.labels())));
  }

  private static Map<String, Object> described(Vocabulary vocabulary) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("level", vocabulary.level().toString());
    map.put("tokens", vocabulary.tokens());
    return map;
  }

  /** Reads a model. */
  public static SequenceModel read(PluginRegistry registry, Path file) {
    SafetensorsFile content = Safetensors.read(file);
    String text = content.metadata().get(MODEL);
    if (text == null) {
      throw RnnException.error("RNN-FILE-NO-MODEL", file + " is a safetensors file, but not a model of rnn.")
          .detail("its metadata has " + content.metadata().keySet()).fix("use a file that rnn wrote.").build();
    }
    Map<?, ?> description = json(file, text);
    SequenceModel model = rebuilt(registry, file, description, content.metadata());
    fill(model, content, file);
    return model;
  }

  /** What the parts of a description find wrong with it is said with the file's name. */
  private static SequenceModel rebuilt(PluginRegistry registry, Path file, Map<?, ?> description,
      Map<String, String> metadata) {
    try {
      return SequenceModelBuilder.rebuild(registry, ModelSpecJson.fromMap(description), names(file, metadata));
    } catch (RnnException reason) {
      String message = String.valueOf(reason.getMessage());
      throw RnnException.error(reason.id(), "the model in " + file + " cannot be built: "
          + message.substring(message.indexOf(']') + 2)).cause(reason).build();
    }
  }

  private static void fill(SequenceModel model, SafetensorsFile content, Path file) {
    for (Parameter p : model.parameters().all()) {
      TensorData data = content.tensors().get(p.path());
      if (data == null || !data.shape().equals(p.shape().dims())) {
        throw RnnException.error("RNN-FILE-PARAMETERS", file + ": parameter " + p.path() + " should be " + p.shape()
                + ", but is " + (data == null ? "missing" : data.shape().toString()) + ".")
            .fix("load it with the version of the plug-ins that it was trained with: " + model.spec().layers() + ".")
            .build();
      }
      System.arraycopy(data.values(), 0, p.values(), 0, p.values().length);
    }
    model.parameters().changed();
  }

  private static ModelNames names(Path file, Map<String, String> metadata) {
    String own = metadata.get(VOCABULARY);
    Map<String, Vocabulary> inputs = new LinkedHashMap<>();
    json(file, metadata.getOrDefault(INPUT_VOCABULARIES, "{}")).forEach((input, described) -> {
      if (!(described instanceof Map<?, ?> map)) throw broken(file, null);
      inputs.put(String.valueOf(input), vocabulary(file, map));
    });
    Object labels = json(file, metadata.getOrDefault(LABELS, "{\"labels\":[]}")).get("labels");
    if (!(labels instanceof List<?> list)) throw broken(file, null);
    return new ModelNames(own == null ? null : vocabulary(file, json(file, own)), inputs,
        list.stream().map(String::valueOf).toList());
  }

  private static Vocabulary vocabulary(Path file, Map<?, ?> map) {
    if (!(map.get("tokens") instanceof List<?> tokens)) throw broken(file, null);
    return Vocabulary.of(Level.named(String.valueOf(map.get("level"))), tokens.stream().map(String::valueOf).toList());
  }

  private static Map<?, ?> json(Path file, String text) {
    try {
      if (JSON.readTree(text).isObject()) return JSON.readValue(text, Map.class);
    } catch (JacksonException reason) {
      throw broken(file, reason);
    }
    throw broken(file, null);
  }

  private static RnnException broken(Path file, @Nullable Exception reason) {
    RnnException.Builder error = RnnException.error("RNN-FILE-METADATA", file + ": the model's metadata is damaged.")
        .fix("take an intact copy of the file.");
    if (reason != null) error.cause(reason);
    return error.build();
  }
}
