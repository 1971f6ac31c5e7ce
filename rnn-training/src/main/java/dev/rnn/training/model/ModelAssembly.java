package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.scope.Initializer;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.training.model.ModelGraph.Parts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From descriptions to plug-ins, from plug-ins to descriptions, and from both to a model. */
public final class ModelAssembly {
  private final PluginRegistry registry;
  private boolean saveable = true;

  /** Plug-ins are found in the registry. */
  public ModelAssembly(PluginRegistry registry) {
    this.registry = registry;
  }

  /** Whether every part that was described has a provider. */
  public boolean isSaveable() {
    return saveable;
  }

  /** The cells of a layer. */
  public LayerCells cells(Layer layer) {
    return new LayerCells(cell(layer.cell), layer.backward == null ? null : cell(layer.backward));
  }

  private NamedCell cell(Layer.Part part) {
    if (part.spec() != null) {
      return new NamedCell(part.spec().name(), registry.create(PluginKind.CELL, part.spec(), part.defaults()));
    }
    Cell<?> made = java.util.Objects.requireNonNull(part.made());
    return new NamedCell(made.getClass().getSimpleName(), made);
  }

  /** A layer as a file names it. */
  public LayerSpec described(Layer layer, LayerCells cells, double dropout) {
    NamedCell backward = cells.backward();
    return new LayerSpec(described(cells.forward()), backward == null ? null : described(backward), layer.merge,
        layer.residual, layer.learnedState, layer.dropout == null ? dropout : layer.dropout);
  }

  private Spec described(NamedCell cell) {
    return described(PluginKind.CELL, cell.cell(), cell.name());
  }

  /** A plug-in as a file names it; what has no provider makes the model unsaveable. */
  public <T> Spec described(PluginKind<T> kind, T part, String name) {
    return registry.describe(kind, part).orElseGet(() -> {
      saveable = false;
      return Spec.of("unsaved-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
    });
  }

  @Nullable Attention attention(ModelSpec spec) {
    Spec named = spec.pooling().attention();
    return named == null || spec.topology() != Topology.MANY_TO_ONE ? null
        : registry.create(PluginKind.ATTENTION, named);
  }

  SequenceModel model(ModelSpec spec, Parts parts, ModelChecks.@Nullable Answers answers, long seed,
      ModelNames names) {
    Initializer all = spec.initializer() == null ? null : registry.create(PluginKind.INITIALIZER, spec.initializer());
    return model(spec, parts, answers, names, seed, all);
  }

  private SequenceModel model(ModelSpec spec, Parts parts, ModelChecks.@Nullable Answers answers, ModelNames names,
      long seed, @Nullable Initializer all) {
    ModelChecks.inputs(spec);
    ModelChecks.loss(registry, spec, parts.loss(), answers);
    ModelGraph graph = ModelGraph.trace(spec, parts);
    Sizes.check(graph.trace().parameters());
    Parameters parameters = Parameters.initial(graph.trace().parameters(), seed, all);
    return new SequenceModel(spec, saveable, names, parts, graph, parameters);
  }

  /** A model as it was described, of zeros, which a file fills: to draw first values would take longer than to read. */
  SequenceModel rebuilt(ModelSpec spec, ModelNames names) {
    List<LayerCells> cells = spec.layers().stream().map(this::cells).toList();
    Parts parts = new Parts(cells, attention(spec), registry.create(PluginKind.LOSS, spec.loss()));
    return model(spec, parts, null, names, 1, (shape, _) -> new double[shape.size()]);
  }

  /** The cells of a layer as it was described. */
  public LayerCells cells(LayerSpec layer) {
    return new LayerCells(cell(layer.cell()), layer.backward() == null ? null : cell(layer.backward()));
  }

  private NamedCell cell(Spec spec) {
    return new NamedCell(spec.name(), registry.create(PluginKind.CELL, spec, Map.of()));
  }
}
