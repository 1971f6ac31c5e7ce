package dev.rnn.seq2seq.model;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.seq2seq.decoder.Projection;
import dev.rnn.seq2seq.model.EncoderDecoderSpec.Tokens;
import dev.rnn.training.model.Layer;
import dev.rnn.training.model.LayerCells;
import dev.rnn.training.model.LayerSpec;
import dev.rnn.training.model.ModelAssembly;
import dev.rnn.training.model.Sizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composes an encoder with a decoder. See {@link EncoderDecoder} for an example. */
public final class EncoderDecoderBuilder {
  private final PluginRegistry registry;
  private final ModelAssembly assembly;
  private final List<Layer> layers = new ArrayList<>();
  private final List<LayerCells> cells = new ArrayList<>();
  private final Map<String, String> attachments = new HashMap<>();
  private @Nullable Tokens source;
  private @Nullable Tokens target;
  private ContextVector context = ContextVector.LAST;
  private @Nullable Decoder<?> decoder;
  private String decoderName = "";
  private OutputLayer output = new Projection();
  private boolean tied;
  private double dropout;
  private double labelSmoothing;
  private double coverageLoss;
  private boolean scheduledSampling;
  private boolean unsaved;
  private long seed = 1;

  /** Plug-ins are found in the registry. */
  public EncoderDecoderBuilder(PluginRegistry registry) {
    this.registry = registry;
    assembly = new ModelAssembly(registry);
  }

  /** The source's tokens, unknown and end included, and the size of their embedding. */
  public EncoderDecoderBuilder source(int tokens, int embedding) {
    source = new Tokens(least("source tokens", tokens, 2), least("embedding", embedding, 1), false);
    return this;
  }

  /** The target's tokens, unknown and end included, and the size of their embedding. */
  public EncoderDecoderBuilder target(int tokens, int embedding) {
    target = new Tokens(least("target tokens", tokens, 2), least("embedding", embedding, 1), false);
    return this;
  }

  /** The target's tokens are the source's, with one embedding for both. */
  public EncoderDecoderBuilder sharedTokens() {
    Tokens tokens = given(source, "source(...)");
    target = new Tokens(tokens.count(), tokens.embedding(), true);
    return this;
  }

  /** Adds a recurrent layer to the encoder. */
  public EncoderDecoderBuilder encoder(Layer layer) {
    layers.add(layer);
    cells.add(assembly.cells(layer));
    return this;
  }

  /** Adds a recurrent layer to the encoder: a cell by its specification. */
  public EncoderDecoderBuilder encoder(String cell, int hiddenSize) {
    return encoder(Layer.of(cell, hiddenSize));
  }

  /** What summarises the source: {@link ContextVector#LAST} if nothing is said. */
  public EncoderDecoderBuilder context(ContextVector kind) {
    context = kind;
    return this;
  }

  /**
   * The decoder by its specification, such as {@code bahdanau} or {@code luong(cell=lstm,attention=dot)}.
   *
   * @param size of cells, attention and attentional vectors that the specification does not give a size
   */
  public EncoderDecoderBuilder decoder(String specification, int size) {
    Spec spec = Spec.parse(specification);
    Map<String, Object> defaults = Map.of("hiddenSize", least("the decoder's size", size, 1), "size", size);
    return decoder(registry.create(PluginKind.DECODER, spec, defaults), spec.name());
  }

  /** A decoder made in code. */
  public EncoderDecoderBuilder decoder(Decoder<?> made) {
    return decoder(made, made.getClass().getSimpleName());
  }

  private EncoderDecoderBuilder decoder(Decoder<?> made, String name) {
    decoder = made;
    decoderName = name;
    return this;
  }

  /** The output layer by its specification: {@code projection} if nothing is said. */
  public EncoderDecoderBuilder output(String specification) {
    output = registry.create(PluginKind.OUTPUT_LAYER, Spec.parse(specification));
    return this;
  }

  /** The output layer's matrix is the target's embedding (Press and Wolf 2017). */
  public EncoderDecoderBuilder tiedOutput() {
    tied = true;
    return this;
  }

  /** Sets numbers to 0 at random while training: behind embeddings, encoder layers and the decoder's features. */
  public EncoderDecoderBuilder dropout(double rate) {
    dropout = rate("dropout", rate);
    return this;
  }

  /** Spreads that much of the right token's probability over all tokens (Szegedy et al. 2016, section 7). */
  public EncoderDecoderBuilder labelSmoothing(double share) {
    labelSmoothing = rate("label smoothing", share);
    return this;
  }

  /** Adds so many times Σ min(weights, weights so far) to the loss (See et al. 2017, equation 13). */
  public EncoderDecoderBuilder coverageLoss(double weight) {
    coverageLoss = weight;
    return this;
  }

  /** Lets training feed the decoder its own tokens; {@link EncoderDecoder#samplingRate} says how often. */
  public EncoderDecoderBuilder scheduledSampling() {
    scheduledSampling = true;
    return this;
  }

  /** Keeps a text with the model in its file. */
  public EncoderDecoderBuilder attach(String name, String text) {
    attachments.put(name, text);
    return this;
  }

  /** The seed of the parameters' first values. */
  public EncoderDecoderBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Allows parts without a provider: the model cannot be saved then. */
  public EncoderDecoderBuilder unsaved() {
    unsaved = true;
    return this;
  }

  /**
   * The model.
   *
   * @throws RnnException if something is missing, sizes do not fit, or a part has no provider
   */
  public EncoderDecoder build() {
    if (layers.isEmpty()) throw incomplete("encoder(...)");
    List<LayerSpec> described = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      described.add(assembly.described(layers.get(i), cells.get(i), i == layers.size() - 1 ? 0 : dropout));
    }
    Decoder<?> made = given(decoder, "decoder(...)");
    Spec decoderSpec = assembly.described(PluginKind.DECODER, made, decoderName);
    Spec outputSpec = assembly.described(PluginKind.OUTPUT_LAYER, output, output.getClass().getSimpleName());
    if (!assembly.isSaveable() && !unsaved) {
      throw RnnException.error("RNN-NO-PROVIDER", "a part of the model has no provider, so a file could not name it.")
          .fix("publish it with a provider, or call unsaved().").build();
    }
    EncoderDecoderSpec spec = new EncoderDecoderSpec(EncoderDecoderSpec.FORMAT, given(source, "source(...)"),
        given(target, "target(...)"), described, dropout, context, decoderSpec, outputSpec, tied, labelSmoothing,
        coverageLoss, scheduledSampling);
    return model(spec, new Parts(cells, made, output), assembly.isSaveable(), attachments, seed);
  }

  /** A model as it was described. */
  static EncoderDecoder rebuilt(PluginRegistry registry, EncoderDecoderSpec spec, Map<String, String> attachments) {
    ModelAssembly assembly = new ModelAssembly(registry);
    Parts parts = new Parts(spec.encoder().stream().map(assembly::cells).toList(),
        registry.create(PluginKind.DECODER, spec.decoder()), registry.create(PluginKind.OUTPUT_LAYER, spec.output()));
    return model(spec, parts, true, attachments, 1);
  }

  private static EncoderDecoder model(EncoderDecoderSpec spec, Parts parts, boolean saveable,
      Map<String, String> attachments, long seed) {
    if (spec.target().shared() && spec.source().count() != spec.target().count()) {
      throw RnnException.error("RNN-SHARED-TOKENS", "source and target share an embedding, but have "
          + spec.source().count() + " and " + spec.target().count() + " tokens.").fix("give them one vocabulary.")
          .build();
    }
    EncoderDecoderGraph graph = new EncoderDecoderTracing(spec, parts).trace();
    Sizes.check(graph.trace().parameters());
    return new EncoderDecoder(spec, saveable, attachments, graph,
        Parameters.initial(graph.trace().parameters(), seed, null));
  }

  private static int least(String what, int value, int least) {
    if (value >= least) return value;
    throw RnnException.error("RNN-OPTION-RANGE", what + " = " + value + " is too small.")
        .fix("give at least " + least + ".").build();
  }

  private static double rate(String what, double value) {
    if (value >= 0 && value < 1) return value;
    throw RnnException.error("RNN-OPTION-RANGE", what + " = " + value + " is no rate.")
        .fix("use one from 0 to below 1.").build();
  }

  private static <T> T given(@Nullable T value, String call) {
    if (value == null) throw incomplete(call);
    return value;
  }

  private static RnnException incomplete(String call) {
    return RnnException.error("RNN-MODEL-INCOMPLETE", "the model has no " + call.substring(0, call.indexOf('(')) + ".")
        .fix("call " + call + " before build().").build();
  }
}
