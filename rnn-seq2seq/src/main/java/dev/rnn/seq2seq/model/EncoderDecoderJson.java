package dev.rnn.seq2seq.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.model.EncoderDecoderSpec.Tokens;
import dev.rnn.training.model.Described;
import dev.rnn.training.model.ModelSpecJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The description of an encoder with a decoder as plain maps, lists, strings and numbers, and back. */
final class EncoderDecoderJson {
  private EncoderDecoderJson() {}

  static Map<String, Object> toMap(EncoderDecoderSpec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", EncoderDecoderSpec.FORMAT);
    map.put("source", tokens(spec.source()));
    map.put("target", tokens(spec.target()));
    map.put("encoder", spec.encoder().stream().map(ModelSpecJson::layer).toList());
    map.put("dropout", spec.dropout());
    map.put("context", spec.context().name());
    map.put("decoder", spec.decoder().toMap());
    map.put("output", spec.output().toMap());
    map.put("tied", spec.tied());
    map.put("labelSmoothing", spec.labelSmoothing());
    map.put("coverageLoss", spec.coverageLoss());
    map.put("scheduledSampling", spec.scheduledSampling());
    return map;
  }

  private static Map<String, Object> tokens(Tokens tokens) {
    return new TreeMap<>(Map.of("count", tokens.count(), "embedding", tokens.embedding(), "shared", tokens.shared()));
  }

  static EncoderDecoderSpec fromMap(Map<?, ?> map) {
    Described json = new Described(map);
    int format = json.whole("format", 1);
    if (format > EncoderDecoderSpec.FORMAT) {
      throw RnnException.error("RNN-MODEL-NEWER", "the model was written in format " + format
          + "; this version reads up to " + EncoderDecoderSpec.FORMAT + ".")
          .fix("use the version of rnn that wrote it, or a newer one.").build();
    }
    return new EncoderDecoderSpec(format, tokens(json.map("source")), tokens(json.map("target")),
        json.maps("encoder").stream().map(ModelSpecJson::layer).toList(), json.rate("dropout"),
        json.constant(ContextVector.class, "context"), json.spec("decoder"), json.spec("output"), json.flag("tied"),
        json.rate("labelSmoothing"), json.number("coverageLoss"), json.flag("scheduledSampling"));
  }

  private static Tokens tokens(Described json) {
    return new Tokens(json.whole("count", 2), json.whole("embedding", 1), json.flag("shared"));
  }
}
