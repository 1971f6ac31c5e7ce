package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Activation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A model's description as plain maps, lists, strings and numbers, and back. */
public final class ModelSpecJson {
  private ModelSpecJson() {}

  /** For writing. */
  public static Map<String, Object> toMap(ModelSpec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", spec.format());
    map.put("input", new TreeMap<>(Map.of("vocabulary", spec.input().vocabulary(), "size", spec.input().size())));
    map.put("layers", spec.layers().stream().map(Spec::toMap).toList());
    map.put("dropout", spec.dropout());
    map.put("output", new TreeMap<>(Map.of("size", spec.output().size(), "activation",
        spec.output().activation().name(), "when", spec.output().when().name(), "tied", spec.output().tied())));
    map.put("loss", spec.loss().toMap());
    if (spec.initializer() != null) map.put("initializer", spec.initializer().toMap());
    return map;
  }

  /**
   * From what was read.
   *
   * @throws RnnException if it is of a newer version, or not a model's description
   */
  public static ModelSpec fromMap(Map<?, ?> map) {
    int format = whole(map, "format", 1);
    if (format > ModelSpec.FORMAT) {
      throw RnnException.error("RNN-MODEL-NEWER", "the model was written in format " + format
          + "; this version reads up to " + ModelSpec.FORMAT + ".")
          .fix("use the version of rnn that wrote it, or a newer one.").build();
    }
    Map<?, ?> input = map(map, "input");
    Map<?, ?> output = map(map, "output");
    return new ModelSpec(format, new InputSpec(whole(input, "vocabulary", 0), whole(input, "size", 1)), layers(map),
        rate(map, "dropout"),
        new OutputSpec(whole(output, "size", 1), constant(Activation.class, output, "activation"),
            constant(OutputSpec.When.class, output, "when"), Boolean.TRUE.equals(output.get("tied"))),
        Spec.fromMap(map(map, "loss")),
        map.get("initializer") instanceof Map<?, ?> initializer ? Spec.fromMap(initializer) : null);
  }

  private static List<Spec> layers(Map<?, ?> map) {
    if (!(map.get("layers") instanceof List<?> layers)) throw broken("layers");
    List<Spec> specs = new ArrayList<>();
    for (Object layer : layers) {
      if (!(layer instanceof Map<?, ?> described)) throw broken("layers");
      specs.add(Spec.fromMap(described));
    }
    return specs;
  }

  private static int whole(Map<?, ?> map, String key, int least) {
    if (map.get(key) instanceof Integer number && number >= least) return number;
    throw broken(key);
  }

  private static double rate(Map<?, ?> map, String key) {
    if (map.get(key) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1) {
      return number.doubleValue();
    }
    throw broken(key);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Map<?, ?> map, String key) {
    for (E constant : type.getEnumConstants()) if (constant.name().equals(map.get(key))) return constant;
    throw broken(key);
  }

  private static Map<?, ?> map(Map<?, ?> map, String key) {
    if (map.get(key) instanceof Map<?, ?> inner) return inner;
    throw broken(key);
  }

  private static RnnException broken(String key) {
    return RnnException.error("RNN-MODEL-SPEC", "the model's description has no usable \"" + key + "\".")
        .fix("use a file that rnn wrote.").build();
  }
}
