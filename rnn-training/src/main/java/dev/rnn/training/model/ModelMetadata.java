package dev.rnn.training.model;

import dev.rnn.api.ApiVersion;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.training.data.Vocabulary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model's file says of it beside its parameters: as JSON its description, its vocabularies, the versions. */
public final class ModelMetadata {
  private static final String MODEL = "rnn.model";
  private static final String VOCABULARY = "rnn.vocabulary";
  private static final String INPUT_VOCABULARIES = "rnn.vocabularies";
  private static final String LABELS = "rnn.labels";
  private static final String API = "rnn.api";

  private ModelMetadata() {}

  static Map<String, String> of(SequenceModel model) {
    if (!model.isSaveable()) {
      throw RnnException.error("RNN-NO-PROVIDER",
          "the model has a part without a provider, which a file could not name.")
          .fix("publish the part with a provider, or keep the model in memory.").build();
    }
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(API, Integer.toString(ApiVersion.CURRENT));
    metadata.put(MODEL, MetadataJson.write(ModelSpecJson.toMap(model.spec())));
    writeNames(model.names(), metadata);
    return metadata;
  }

  private static void writeNames(ModelNames names, Map<String, String> metadata) {
    Vocabulary own = names.vocabulary();
    if (own != null) metadata.put(VOCABULARY, MetadataJson.write(MetadataJson.described(own)));
    if (!names.inputs().isEmpty()) {
      Map<String, Object> all = new TreeMap<>();
      names.inputs().forEach((input, vocabulary) -> all.put(input, MetadataJson.described(vocabulary)));
      metadata.put(INPUT_VOCABULARIES, MetadataJson.write(all));
    }
    if (!names.labels().isEmpty()) metadata.put(LABELS, MetadataJson.write(Map.of("labels", names.labels())));
  }

  /** A model without values, as a file describes it; what its parts find wrong is said with the file's name. */
  public static SequenceModel read(PluginRegistry registry, Path file, Map<String, String> metadata) {
    String text = metadata.get(MODEL);
    if (text == null && metadata.containsKey(API)) {
      throw RnnException.error("RNN-FILE-OTHER-MODEL", file + " is a model of another kind: " + metadata.keySet() + ".")
          .fix("load it with the command or class that wrote it; EncoderDecoder.load reads encoders with decoders.")
          .build();
    }
    if (text == null) {
      throw RnnException.error("RNN-FILE-NO-MODEL", file + " is a safetensors file, but not a model of rnn.")
          .detail("its metadata has " + metadata.keySet())
          .fix("use a file that rnn wrote.")
          .build();
    }
    Map<?, ?> description = MetadataJson.read(file, text);
    try {
      return SequenceModelBuilder.rebuild(registry, ModelSpecJson.fromMap(description), names(file, metadata));
    } catch (RnnException reason) {
      throw MetadataJson.named(file, reason);
    }
  }

  private static ModelNames names(Path file, Map<String, String> metadata) {
    String own = metadata.get(VOCABULARY);
    Map<String, Vocabulary> inputs = new LinkedHashMap<>();
    MetadataJson.read(file, metadata.getOrDefault(INPUT_VOCABULARIES, "{}")).forEach((input, described) -> {
      if (!(described instanceof Map<?, ?> map)) throw MetadataJson.broken(file, null);
      inputs.put(String.valueOf(input), MetadataJson.vocabulary(file, map));
    });
    Object labels = MetadataJson.read(file, metadata.getOrDefault(LABELS, "{\"labels\":[]}")).get("labels");
    if (!(labels instanceof List<?> list)) throw MetadataJson.broken(file, null);
    return new ModelNames(own == null ? null : MetadataJson.vocabulary(file, MetadataJson.read(file, own)), inputs,
        list.stream().map(String::valueOf).toList());
  }
}
