package dev.rnn.seq2seq.model;

import dev.rnn.api.ApiVersion;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.training.model.MetadataJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a file says of an encoder with a decoder beside its parameters. */
final class EncoderDecoderMetadata {
  private static final String API = "rnn.api";
  private static final String MODEL = "rnn.encoder-decoder";
  private static final String SAMPLING = "rnn.sampling";
  private static final String ATTACHMENT = "rnn.attachment.";

  private EncoderDecoderMetadata() {}

  static Map<String, String> of(EncoderDecoder model, String samplingSchedule) {
    if (!model.isSaveable()) {
      throw RnnException.error("RNN-NO-PROVIDER",
          "the model has a part without a provider, which a file could not name.")
          .fix("publish the part with a provider, or keep the model in memory.").build();
    }
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(API, Integer.toString(ApiVersion.CURRENT));
    metadata.put(MODEL, MetadataJson.write(EncoderDecoderJson.toMap(model.spec())));
    // says how the model was trained, and that a checkpoint goes on in the same way
    if (!samplingSchedule.isEmpty()) metadata.put(SAMPLING, samplingSchedule);
    model.attachments().forEach((name, text) -> metadata.put(ATTACHMENT + name, text));
    return metadata;
  }

  static EncoderDecoder read(PluginRegistry registry, Path file, Map<String, String> metadata) {
    String text = metadata.get(MODEL);
    if (text == null) {
      throw RnnException.error("RNN-FILE-OTHER-MODEL", file + " is not an encoder with a decoder.")
          .detail("its metadata has " + metadata.keySet())
          .fix("use a file that a translator or another encoder-decoder wrote; Rnn.load reads models of sequences.")
          .build();
    }
    Map<?, ?> description = MetadataJson.read(file, text);
    Map<String, String> attachments = new TreeMap<>();
    metadata.forEach((name, value) -> {
      if (name.startsWith(ATTACHMENT)) attachments.put(name.substring(ATTACHMENT.length()), value);
    });
    try {
      return EncoderDecoderBuilder.rebuilt(registry, EncoderDecoderJson.fromMap(description), attachments);
    } catch (RnnException reason) {
      throw MetadataJson.named(file, reason);
    }
  }
}
