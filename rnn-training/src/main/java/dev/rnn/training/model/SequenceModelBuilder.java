package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.tensor.Activation;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.training.data.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Composes a model. Example, a language model of two LSTM layers:
 *
 * <pre>{@code
 * SequenceModel model = rnn.sequenceModel()
 *     .tokens(vocabulary, 128).layers(2, "lstm", 128).dropout(0.2)
 *     .predictTokens()
 *     .build();
 * }</pre>
 */
public final class SequenceModelBuilder {
  private final PluginRegistry registry;
  private final List<ModelGraph.NamedCell> cells = new ArrayList<>();
  private final List<Spec> layers = new ArrayList<>();
  private @Nullable InputSpec input;
  private @Nullable Vocabulary vocabulary;
  private double dropout;
  private @Nullable OutputSpec output;
  private @Nullable Loss loss;
  private @Nullable Spec lossSpec;
  private @Nullable Spec initializer;
  private long seed = 1;
  private boolean unsaved;
  private boolean saveable = true;

  /** Plug-ins are found in the registry. */
  public SequenceModelBuilder(PluginRegistry registry) {
    this.registry = registry;
  }

  /** Reads tokens of a vocabulary, embedded as vectors. */
  public SequenceModelBuilder tokens(Vocabulary tokens, int embeddingSize) {
    vocabulary = tokens;
    return tokens(tokens.size(), embeddingSize);
  }

  /** Reads token indices, embedded as vectors. */
  public SequenceModelBuilder tokens(int count, int embeddingSize) {
    input = InputSpec.tokens(positive("the vocabulary", count), positive("embedding", embeddingSize));
    return this;
  }

  /** Reads vectors. */
  public SequenceModelBuilder vectors(int size) {
    input = InputSpec.vectors(positive("the input", size));
    return this;
  }

  /** Adds a recurrent layer: a cell by its specification, such as {@code lstm} or {@code gru(reset=before)}. */
  public SequenceModelBuilder layer(String cell, int hiddenSize) {
    return layer(Spec.parse(cell), Map.of("hiddenSize", positive("hidden", hiddenSize)));
  }

  /** Adds a recurrent layer with all its options in the specification. */
  public SequenceModelBuilder layer(Spec cell, Map<String, ?> defaults) {
    Cell<?> made = registry.create(PluginKind.CELL, cell, defaults);
    return layer(cell.name(), made);
  }

  /** Adds a recurrent layer: a cell made in code. */
  public SequenceModelBuilder layer(Cell<?> cell) {
    return layer(cell.getClass().getSimpleName(), cell);
  }

  /** Adds equal layers. */
  public SequenceModelBuilder layers(int count, String cell, int hiddenSize) {
    positive("layers", count);
    for (int i = 0; i < count; i++) layer(cell, hiddenSize);
    return this;
  }

  private SequenceModelBuilder layer(String name, Cell<?> cell) {
    layers.add(described(PluginKind.CELL, cell, name));
    cells.add(new ModelGraph.NamedCell(name, cell));
    return this;
  }

  /** Sets numbers to 0 at random while training: after the embedding, between layers and before the output layer. */
  public SequenceModelBuilder dropout(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw RnnException.error("RNN-OPTION-RANGE", "dropout is " + rate + ".").fix("use a rate from 0 to below 1.")
          .build();
    }
    dropout = rate;
    return this;
  }

  /** Predicts the next token at every step: softmax and cross-entropy. */
  public SequenceModelBuilder predictTokens() {
    InputSpec read = required(input, "tokens(...)");
    return output(read.vocabulary(), Activation.SOFTMAX, OutputSpec.When.EVERY_STEP).loss("cross-entropy");
  }

  /** The output layer. */
  public SequenceModelBuilder output(int size, Activation activation, OutputSpec.When when) {
    boolean tied = output != null && output.tied();
    output = new OutputSpec(positive("the output", size), activation, when, tied);
    return this;
  }

  /** Shares the embedding's table with the output layer (Press and Wolf 2017). */
  public SequenceModelBuilder tied(boolean share) {
    OutputSpec known = required(output, "output(...) or predictTokens()");
    output = new OutputSpec(known.size(), known.activation(), known.when(), share);
    return this;
  }

  /** What is minimised, by its specification. */
  public SequenceModelBuilder loss(String spec) {
    return loss(Spec.parse(spec));
  }

  /** What is minimised. */
  public SequenceModelBuilder loss(Spec spec) {
    return loss(registry.create(PluginKind.LOSS, spec));
  }

  /** What is minimised, made in code. */
  public SequenceModelBuilder loss(Loss made) {
    loss = made;
    lossSpec = described(PluginKind.LOSS, made, made.getClass().getSimpleName());
    return this;
  }

  /** How all parameters begin, whatever the plug-ins wish: such as {@code uniform(limit=0.1)}. */
  public SequenceModelBuilder initializer(String spec) {
    initializer = Spec.parse(spec);
    return this;
  }

  /** On what the first values depend. */
  public SequenceModelBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** Allows parts without a provider; the model then cannot be saved. */
  public SequenceModelBuilder unsaved() {
    unsaved = true;
    return this;
  }

  /**
   * Traces the model and gives its parameters their first values.
   *
   * @throws RnnException where parts do not fit together, naming the plug-in author's line
   */
  public SequenceModel build() {
    ModelSpec spec = new ModelSpec(ModelSpec.FORMAT, required(input, "tokens(...) or vectors(...)"), layers, dropout,
        required(output, "output(...) or predictTokens()"), required(lossSpec, "loss(...)"), initializer);
    if (!saveable && !unsaved) {
      throw RnnException.error("RNN-NO-PROVIDER",
          "a part of the model has no provider, so that a file could not name it: "
              + layers + ", " + spec.loss() + ".")
          .fix("publish it with a provider and META-INF/services,"
              + " or call unsaved() to build a model that stays unsaved.")
          .build();
    }
    ModelGraph graph = ModelGraph.trace(spec, cells, required(loss, "loss(...)"));
    Sizes.check(graph.trace().parameters());
    Initializer all = initializer == null ? null : registry.create(PluginKind.INITIALIZER, initializer);
    Parameters parameters = Parameters.initial(graph.trace().parameters(), seed, all);
    return new SequenceModel(spec, saveable, vocabulary, graph, parameters);
  }

  /** A model as it was described. */
  public static SequenceModel rebuild(PluginRegistry registry, ModelSpec spec, @Nullable Vocabulary vocabulary) {
    SequenceModelBuilder builder = new SequenceModelBuilder(registry);
    builder.input = spec.input();
    builder.vocabulary = vocabulary;
    for (Spec layer : spec.layers()) builder.layer(layer, Map.of());
    builder.dropout = spec.dropout();
    builder.output = spec.output();
    builder.loss(spec.loss());
    builder.initializer = spec.initializer();
    return builder.build();
  }

  private <T> Spec described(PluginKind<T> kind, T part, String name) {
    return registry.describe(kind, part).orElseGet(() -> {
      saveable = false;
      return Spec.of("unsaved-" + name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
    });
  }

  private static int positive(String what, int number) {
    if (number > 0) return number;
    throw RnnException.error("RNN-OPTION-RANGE", what + " is " + number + ".").fix("use a number from 1.").build();
  }

  private static <T> T required(@Nullable T part, String call) {
    if (part != null) return part;
    throw RnnException.error("RNN-MODEL-INCOMPLETE", "the model is not complete.").fix("call " + call + " first.")
        .build();
  }
}
