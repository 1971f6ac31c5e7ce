package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Activation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  /** A layer, for writing. */
  public static Map<String, Object> layer(LayerSpec layer) {
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
    List<LayerSpec> layers = json.maps("layers").stream().map(ModelSpecJson::layer).toList();
    Described pooling = json.map("pooling");
    return new ModelSpec(ModelSpec.FORMAT, topology, inputs, layers, json.rate("dropout"), json.flag("resets"),
        pooling(pooling), output(json.map("output"), topology), json.spec("loss"), json.optional("initializer"));
  }

  /** A layer from what was read. */
  public static LayerSpec layer(Described json) {
    return new LayerSpec(json.spec("cell"), json.optional("backward"), json.constant(Merge.class, "merge"),
        json.flag("residual"), json.flag("learnedState"), json.rate("dropout"));
  }

  private static Pooling pooling(Described json) {
    Pooling.Kind kind = json.constant(Pooling.Kind.class, "kind");
    return new Pooling(kind, kind == Pooling.Kind.ATTENTION ? json.spec("attention") : null);
  }

  private static OutputSpec output(Described json, Topology topology) {
    return new OutputSpec(json.whole("size", 1), json.constant(Activation.class, "activation"), topology.when(),
        json.flag("tied"));
  }
}
