package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Activation;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.ModelGraph.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Composes a model: inputs, layers, a topology, what it answers, and a loss if it is not to be the usual one. Examples,
 * a language model and a classifier of sentences:
 *
 * <pre>{@code
 * SequenceModel model = rnn.sequenceModel()
 *     .tokens(vocabulary, 128).layers(2, "lstm", 128).dropout(0.2)
 *     .predictTokens()
 *     .build();
 * SequenceModel classifier = rnn.sequenceModel()
 *     .tokens(vocabulary, 64).bidirectional("gru", 64)
 *     .manyToOne(Pooling.MEAN).classes(2)
 *     .build();
 * }</pre>
 */
public final class SequenceModelBuilder {
  private final PluginRegistry registry;
  private final ModelAssembly assembly;
  private final List<InputSpec> inputs = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<LayerCells> cells = new ArrayList<>();
  private @Nullable Topology topology;
  private Pooling pooling = Pooling.LAST;
  private double dropout;
  private double wordDropout;
  private double embeddingDropout;
  private boolean resets;
  private @Nullable Vocabulary vocabulary;
  private final Map<String, Vocabulary> inputVocabularies = new HashMap<>();
  private List<String> labels = List.of();
  private @Nullable Answer answer;
  private boolean tied;
  private int previousSize;
  private @Nullable Loss loss;
  private @Nullable Spec initializer;
  private long seed = 1;
  private boolean unsaved;

  /** Plug-ins are found in the registry. */
  public SequenceModelBuilder(PluginRegistry registry) {
    this.registry = registry;
    assembly = new ModelAssembly(registry);
  }

  /** Reads tokens of a vocabulary, embedded as vectors. */
  public SequenceModelBuilder tokens(Vocabulary tokens, int embeddingSize) {
    vocabulary = tokens;
    return tokens(tokens.size(), embeddingSize);
  }

  /** Reads token indices, embedded as vectors. */
  public SequenceModelBuilder tokens(int count, int embeddingSize) {
    return tokens(InputSpec.DEFAULT, count, embeddingSize);
  }

  /** Reads token indices, embedded as vectors, as one of several inputs. */
  public SequenceModelBuilder tokens(String name, int count, int embeddingSize) {
    return input(tokens(name, Feed.STEPS, count, embeddingSize));
  }

  /** Reads tokens of a vocabulary, embedded as vectors, as one of several inputs. */
  public SequenceModelBuilder tokens(String name, Vocabulary tokens, int embeddingSize) {
    inputVocabularies.put(name, tokens);
    return tokens(name, tokens.size(), embeddingSize);
  }

  /** Reads vectors. */
  public SequenceModelBuilder vectors(int size) {
    return vectors(InputSpec.DEFAULT, size);
  }

  /** Reads vectors as one of several inputs. */
  public SequenceModelBuilder vectors(String name, int size) {
    return input(InputSpec.vectors(name, Feed.STEPS, Numbers.positive("the input", size)));
  }

  /** Reads one token or class for each sequence, embedded. */
  public SequenceModelBuilder startTokens(String name, int count, int embeddingSize, Feed feed) {
    return input(tokens(name, once(feed), count, embeddingSize));
  }

  /** Reads one token or class of a vocabulary for each sequence, embedded. */
  public SequenceModelBuilder startTokens(String name, Vocabulary tokens, int embeddingSize, Feed feed) {
    inputVocabularies.put(name, tokens);
    return startTokens(name, tokens.size(), embeddingSize, feed);
  }

  /** Reads one vector for each sequence. */
  public SequenceModelBuilder startVector(String name, int size, Feed feed) {
    return input(InputSpec.vectors(name, once(feed), Numbers.positive("the input", size)));
  }

  /** Reads the target of the step before: a class, embedded. */
  public SequenceModelBuilder previousTarget(int embeddingSize) {
    previousSize = Numbers.positive("embedding", embeddingSize);
    return this;
  }

  /** Reads the target of the step before: numbers as they are. */
  public SequenceModelBuilder previousTarget() {
    previousSize = -1;
    return this;
  }

  private static InputSpec tokens(String name, Feed feed, int count, int embeddingSize) {
    return InputSpec.tokens(name, feed, Numbers.positive("the vocabulary", count),
        Numbers.positive("embedding", embeddingSize));
  }

  private static Feed once(Feed feed) {
    if (!feed.isPerStep()) return feed;
    throw RnnException.error("RNN-OPTION-RANGE", "one value for each sequence is not fed as " + feed + ".")
        .fix("use INITIAL_STATE, FIRST_STEP or EVERY_STEP; tokens(...) and vectors(...) are read at each step.")
        .build();
  }

  private SequenceModelBuilder input(InputSpec input) {
    inputs.add(input);
    return this;
  }

  /** Adds a recurrent layer: a cell by its specification, such as {@code lstm} or {@code gru(reset=before)}. */
  public SequenceModelBuilder layer(String cell, int hiddenSize) {
    return layer(Layer.of(cell, hiddenSize));
  }

  /** Adds a recurrent layer with all its options in the specification. */
  public SequenceModelBuilder layer(Spec cell, Map<String, ?> defaults) {
    return layer(Layer.of(cell, defaults));
  }

  /** Adds a recurrent layer: a cell made in code. */
  public SequenceModelBuilder layer(Cell<?> cell) {
    return layer(Layer.of(cell));
  }

  /** Adds a recurrent layer with settings of its own. */
  public SequenceModelBuilder layer(Layer layer) {
    layers.add(layer);
    cells.add(assembly.cells(layer));
    return this;
  }

  /** Adds equal layers. */
  public SequenceModelBuilder layers(int count, String cell, int hiddenSize) {
    Numbers.positive("layers", count);
    for (int i = 0; i < count; i++) layer(cell, hiddenSize);
    return this;
  }

  /** Adds a layer of two cells, one in each direction, whose outputs are concatenated. */
  public SequenceModelBuilder bidirectional(String cell, int hiddenSize) {
    return layer(Layer.of(cell, hiddenSize).bidirectional());
  }

  /** Sets numbers to 0 at random while training: behind the inputs and behind every layer that has no own rate. */
  public SequenceModelBuilder dropout(double rate) {
    dropout = Numbers.rate("dropout", rate);
    return this;
  }

  /** Reads that share of tokens as the unknown one, number 0, while training. */
  public SequenceModelBuilder wordDropout(double rate) {
    wordDropout = Numbers.rate("word dropout", rate);
    return this;
  }

  /** Sets that share of rows of the embeddings to 0 for a training batch. */
  public SequenceModelBuilder embeddingDropout(double rate) {
    embeddingDropout = Numbers.rate("embedding dropout", rate);
    return this;
  }

  /** Lets each sequence of a batch begin anew while others carry state on. */
  public SequenceModelBuilder resets() {
    resets = true;
    return this;
  }

  /** One step, one answer. */
  public SequenceModelBuilder oneToOne() {
    return topology(Topology.ONE_TO_ONE);
  }

  /** A vector or class starts a sequence of answers. */
  public SequenceModelBuilder oneToMany() {
    return topology(Topology.ONE_TO_MANY);
  }

  /** One answer for each sequence, from its last step. */
  public SequenceModelBuilder manyToOne() {
    return manyToOne(Pooling.LAST);
  }

  /** One answer for each sequence, from its pooled steps. */
  public SequenceModelBuilder manyToOne(Pooling how) {
    pooling = how;
    return topology(Topology.MANY_TO_ONE);
  }

  /** An answer at each step. */
  public SequenceModelBuilder manyToMany() {
    return topology(Topology.MANY_TO_MANY);
  }

  /** Labels that are fewer than the steps and not aligned with them: CTC. */
  public SequenceModelBuilder unaligned() {
    return topology(Topology.UNALIGNED);
  }

  private SequenceModelBuilder topology(Topology how) {
    topology = how;
    return this;
  }

  /** Predicts the next token at every step: softmax and cross-entropy. */
  public SequenceModelBuilder predictTokens() {
    if (inputs.isEmpty()) throw incomplete("tokens(...)");
    return manyToMany().classes(inputs.getFirst().vocabulary());
  }

  /**
   * Answers with one of several classes: softmax, and cross-entropy if no loss is given. Unaligned labels are numbered
   * from 1, and {@code ctc} is the loss.
   */
  public SequenceModelBuilder classes(int count) {
    return answers(ModelChecks.Answers.CLASSES, count, Activation.SOFTMAX);
  }

  /** Answers with one of several classes, whose names the model keeps; {@link SequenceModel#label} has them. */
  public SequenceModelBuilder classes(List<String> names) {
    labels = List.copyOf(names);
    return classes(names.size());
  }

  /** Answers with the tokens of a vocabulary, which the model keeps. */
  public SequenceModelBuilder classes(Vocabulary tokens) {
    vocabulary = tokens;
    return classes(tokens.size());
  }

  /** Answers with any number of several classes: sigmoid, and binary cross-entropy if no loss is given. */
  public SequenceModelBuilder labels(int count) {
    return answers(ModelChecks.Answers.LABELS, count, Activation.SIGMOID);
  }

  /** Answers with any number of several classes, whose names the model keeps. */
  public SequenceModelBuilder labels(List<String> names) {
    labels = List.copyOf(names);
    return labels(names.size());
  }

  /** Answers with numbers, such as those of all steps of a horizon: mean squared error if no loss is given. */
  public SequenceModelBuilder numbers(int count) {
    return answers(ModelChecks.Answers.NUMBERS, count, Activation.IDENTITY);
  }

  private SequenceModelBuilder answers(ModelChecks.Answers what, int count, Activation how) {
    answer = new Answer(what, Numbers.positive("the output", count), how);
    return this;
  }

  /** The output layer: any activation, with a loss of its own. */
  public SequenceModelBuilder output(int size, Activation how, OutputSpec.When when) {
    answer = new Answer(null, Numbers.positive("the output", size), how);
    return topology(when == OutputSpec.When.LAST_STEP ? Topology.MANY_TO_ONE : Topology.MANY_TO_MANY);
  }

  /** Shares the embedding's table with the output layer (Press and Wolf 2017). */
  public SequenceModelBuilder tied(boolean share) {
    tied = share;
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
    if (inputs.isEmpty()) throw incomplete("tokens(...) or vectors(...)");
    Answer given = required(answer, "classes(...), labels(...), numbers(...), output(...) or predictTokens()");
    Topology shape = required(topology, "oneToOne(), oneToMany(), manyToOne(), manyToMany() or unaligned()");
    OutputSpec output = given.output(shape, tied);
    List<LayerSpec> described = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) described.add(assembly.described(layers.get(i), cells.get(i), dropout));
    Loss minimised = loss == null ? registry.create(PluginKind.LOSS, given.usualLoss(shape)) : loss;
    Spec lossSpec = assembly.described(PluginKind.LOSS, minimised, minimised.getClass().getSimpleName());
    ModelSpec spec = new ModelSpec(ModelSpec.FORMAT, shape, allInputs(given, output), described, dropout, resets,
        pooling, output, lossSpec, initializer);
    if (!assembly.isSaveable() && !unsaved) {
      throw RnnException.error("RNN-NO-PROVIDER", "a part of the model has no provider, so that a file could not name"
              + " it: " + described + ", " + lossSpec + ".")
          .fix("publish it with a provider and META-INF/services,"
              + " or call unsaved() to build a model that stays unsaved.")
          .build();
    }
    return assembly.model(spec, new Parts(cells, assembly.attention(spec), minimised), given.kind(), seed,
        new ModelNames(vocabulary, inputVocabularies, labels.size() == given.count() ? labels : List.of()));
  }

  private List<InputSpec> allInputs(Answer given, OutputSpec output) {
    List<InputSpec> all = new ArrayList<>(inputs);
    given.previous(previousSize, output).ifPresent(all::add);
    return all.stream().map(i -> i.withDropout(wordDropout, embeddingDropout)).toList();
  }

  /** A model as it was described, of zeros, which a file fills. */
  public static SequenceModel rebuild(PluginRegistry registry, ModelSpec spec, ModelNames names) {
    return new ModelAssembly(registry).rebuilt(spec, names);
  }

  private static <T> T required(@Nullable T part, String call) {
    if (part != null) return part;
    throw incomplete(call);
  }

  static RnnException incomplete(String call) {
    return RnnException.error("RNN-MODEL-INCOMPLETE", "the model is not complete.").fix("call " + call + " first.")
        .build();
  }
}
