package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Activation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model's description as plain maps, lists, strings and numbers, and back. Format 1 knew one input and one cell. */
public final class ModelSpecJson {
  private ModelSpecJson() {}

  /** For writing. */
  public static Map<String, Object> toMap(ModelSpec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", ModelSpec.FORMAT);
    map.put("topology", spec.topology().name());
    map.put("inputs", spec.inputs().stream().map(ModelSpecJson::input).toList());
    map.put("layers", spec.layers().stream().map(ModelSpecJson::layer).toList());
    map.put("dropout", spec.dropout());
    map.put("resets", spec.resets());
    map.put("pooling", pooling(spec.pooling()));
    map.put("output", new TreeMap<>(Map.of("size", spec.output().size(), "activation",
        spec.output().activation().name(), "tied", spec.output().tied())));
    map.put("loss", spec.loss().toMap());
    if (spec.initializer() != null) map.put("initializer", spec.initializer().toMap());
    return map;
  }

  private static Map<String, Object> input(InputSpec input) {
    return new TreeMap<>(Map.of("name", input.name(), "feed", input.feed().name(), "vocabulary", input.vocabulary(),
        "size", input.size(), "wordDropout", input.wordDropout(), "embeddingDropout", input.embeddingDropout()));
  }

  private static Map<String, Object> layer(LayerSpec layer) {
    Map<String, Object> map = new TreeMap<>(Map.of("cell", layer.cell().toMap(), "merge", layer.merge().name(),
        "residual", layer.residual(), "learnedState", layer.learnedState(), "dropout", layer.dropout()));
    if (layer.backward() != null) map.put("backward", layer.backward().toMap());
    return map;
  }

  private static Map<String, Object> pooling(Pooling pooling) {
    Map<String, Object> map = new TreeMap<>(Map.of("kind", pooling.kind().name()));
    if (pooling.attention() != null) map.put("attention", pooling.attention().toMap());
    return map;
  }

  /**
   * From what was read.
   *
   * @throws RnnException if it is of a newer version, or not a model's description
   */
  public static ModelSpec fromMap(Map<?, ?> map) {
    Described json = new Described(map);
    int format = json.whole("format", 1);
    if (format > ModelSpec.FORMAT) {
      throw RnnException.error("RNN-MODEL-NEWER", "the model was written in format " + format
          + "; this version reads up to " + ModelSpec.FORMAT + ".")
          .fix("use the version of rnn that wrote it, or a newer one.").build();
    }
    return format == 1 ? first(json) : second(json);
  }

  /** One input, cells with one rate of dropout, an answer at every step or after the last one. */
  private static ModelSpec first(Described json) {
    Described input = json.map("input");
    Described output = json.map("output");
    double dropout = json.rate("dropout");
    List<LayerSpec> layers = json.maps("layers").stream().map(layer ->
        new LayerSpec(Spec.fromMap(layer.values()), null, Merge.CONCATENATE, false, false, dropout)).toList();
    OutputSpec.When when = output.constant(OutputSpec.When.class, "when");
    Topology topology = when == OutputSpec.When.LAST_STEP ? Topology.MANY_TO_ONE : Topology.MANY_TO_MANY;
    InputSpec only = new InputSpec(InputSpec.DEFAULT, Feed.STEPS, input.whole("vocabulary", 0), input.whole("size", 1),
        0, 0);
    return new ModelSpec(ModelSpec.FORMAT, topology, List.of(only), layers, dropout, false, Pooling.LAST,
        output(output, topology), json.spec("loss"), json.optional("initializer"));
  }

  private static ModelSpec second(Described json) {
    Topology topology = json.constant(Topology.class, "topology");
    List<InputSpec> inputs = json.maps("inputs").stream().map(i -> new InputSpec(i.text("name"),
        i.constant(Feed.class, "feed"), i.whole("vocabulary", 0), i.whole("size", 1), i.rate("wordDropout"),
        i.rate("embeddingDropout"))).toList();
    List<LayerSpec> layers = json.maps("layers").stream().map(l -> new LayerSpec(l.spec("cell"), l.optional("backward"),
        l.constant(Merge.class, "merge"), l.flag("residual"), l.flag("learnedState"), l.rate("dropout"))).toList();
    Described pooling = json.map("pooling");
    return new ModelSpec(ModelSpec.FORMAT, topology, inputs, layers, json.rate("dropout"), json.flag("resets"),
        pooling(pooling), output(json.map("output"), topology), json.spec("loss"), json.optional("initializer"));
  }

  private static Pooling pooling(Described json) {
    Pooling.Kind kind = json.constant(Pooling.Kind.class, "kind");
    return new Pooling(kind, kind == Pooling.Kind.ATTENTION ? json.spec("attention") : null);
  }

  private static OutputSpec output(Described json, Topology topology) {
    return new OutputSpec(json.whole("size", 1), json.constant(Activation.class, "activation"), topology.when(),
        json.flag("tied"));
  }

  /** A map whose values are looked at one by one, with an error that names what is not as it should be. */
  private record Described(Map<?, ?> values) {
    int whole(String key, int least) {
      if (values.get(key) instanceof Integer number && number >= least) return number;
      throw broken(key);
    }

    double rate(String key) {
      if (values.get(key) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1) {
        return number.doubleValue();
      }
      throw broken(key);
    }

    String text(String key) {
      if (values.get(key) instanceof String text && !text.isEmpty()) return text;
      throw broken(key);
    }

    boolean flag(String key) {
      if (values.get(key) instanceof Boolean flag) return flag;
      throw broken(key);
    }

    <E extends Enum<E>> E constant(Class<E> type, String key) {
      for (E constant : type.getEnumConstants()) if (constant.name().equals(values.get(key))) return constant;
      throw broken(key);
    }

    Described map(String key) {
      if (values.get(key) instanceof Map<?, ?> inner) return new Described(inner);
      throw broken(key);
    }

    List<Described> maps(String key) {
      if (!(values.get(key) instanceof List<?> list)) throw broken(key);
      return list.stream().map(each -> {
        if (each instanceof Map<?, ?> inner) return new Described(inner);
        throw broken(key);
      }).toList();
    }

    Spec spec(String key) {
      return Spec.fromMap(map(key).values());
    }

    @Nullable Spec optional(String key) {
      return values.get(key) == null ? null : spec(key);
    }

    private static RnnException broken(String key) {
      return RnnException.error("RNN-MODEL-SPEC", "the model's description has no usable \"" + key + "\".")
          .fix("use a file that rnn wrote.").build();
    }
  }
}
