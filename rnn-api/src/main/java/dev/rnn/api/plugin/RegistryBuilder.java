package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects where to look for plug-ins, in order: of two strangers with one name the first is taken. */
@Stability(Stability.Level.STABLE)
public final class RegistryBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(PluginRegistry.class);
  private static final String OURS = "dev.rnn.";

  private final List<ProviderSource> sources = new ArrayList<>();
  private final List<PluginProblem> problems = new ArrayList<>();

  RegistryBuilder() {}

  /** The application's own class path and module path. */
  public RegistryBuilder application() {
    ModuleLayer own = PluginRegistry.class.getModule().getLayer();
    if (own != null) layer(own);
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    loaders.add(PluginRegistry.class.getClassLoader());
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) loaders.add(context);
    loaders.forEach(this::loader);
    return this;
  }

  /** What a class loader and its parents see. */
  public RegistryBuilder loader(ClassLoader loader) {
    sources.add(new ProviderSource.OfLoader(loader));
    return this;
  }

  /** The modules of a layer and of its parents. */
  public RegistryBuilder layer(ModuleLayer layer) {
    sources.add(new ProviderSource.OfLayer(layer));
    return this;
  }

  /** The jars of a plug-in path. */
  public RegistryBuilder path(PluginPath path) {
    path.layers().forEach(this::layer);
    path.loaders().forEach(this::loader);
    problems.addAll(path.problems());
    return this;
  }

  /** Looks for plug-ins. What is broken or has a name already taken becomes a problem, and is logged as a warning. */
  public PluginRegistry build() {
    ProviderScan scan = new ProviderScan();
    sources.forEach(scan::scan);
    Map<String, InstalledPlugin<?>> accepted = new LinkedHashMap<>();
    List<PluginProblem> all = new ArrayList<>(problems);
    all.addAll(scan.problems());
    // Built-in ones first, wherever they were found: their names are reserved.
    scan.found().stream().filter(RegistryBuilder::builtIn).forEach(plugin -> accept(plugin, accepted, all));
    scan.found().stream().filter(plugin -> !builtIn(plugin)).forEach(plugin -> accept(plugin, accepted, all));
    all.forEach(problem -> LOG.warn("Plug-in left out: {}", problem));
    return new PluginRegistry(List.copyOf(accepted.values()), all);
  }

  private static void accept(
      InstalledPlugin<?> plugin, Map<String, InstalledPlugin<?>> accepted, List<PluginProblem> problems) {
    InstalledPlugin<?> first = accepted.putIfAbsent(plugin.kind() + " " + plugin.name(), plugin);
    if (first == null) return;
    String title = "the name '" + plugin.name() + "' of " + plugin.kind() + "s ";
    problems.add(new PluginProblem(plugin.provider(), plugin.kind(), plugin.location(),
        builtIn(first) ? title + "is reserved for the built-in one; choose another."
            : title + "is taken by " + first.provider() + " in " + first.jar() + "; remove one of them."));
  }

  private static boolean builtIn(InstalledPlugin<?> plugin) {
    return plugin.provider().startsWith(OURS);
  }
}
