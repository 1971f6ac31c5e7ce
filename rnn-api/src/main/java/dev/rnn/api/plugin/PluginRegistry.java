package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All plug-ins that were found, by kind and name, and what could not be loaded and why. Immutable.
 *
 * <pre>{@code
 * PluginRegistry plugins = PluginRegistry.load();
 * Cell<?> cell = plugins.create(PluginKind.CELL, Spec.parse("gru(reset=before)"), Map.of("hiddenSize", 200));
 * }</pre>
 */
@Stability(Stability.Level.STABLE)
public final class PluginRegistry {
  private final List<InstalledPlugin<?>> plugins;
  private final List<PluginProblem> problems;

  PluginRegistry(List<InstalledPlugin<?>> plugins, List<PluginProblem> problems) {
    this.plugins = List.copyOf(plugins);
    this.problems = List.copyOf(problems);
  }

  /** All plug-ins on the application's own class path and module path. */
  public static PluginRegistry load() {
    return builder().application().build();
  }

  /** The application's plug-ins, then those that the class loaders see. */
  public static PluginRegistry load(ClassLoader... loaders) {
    RegistryBuilder builder = builder().application();
    for (ClassLoader loader : loaders) builder.loader(loader);
    return builder.build();
  }

  /** The application's plug-ins, then those of the layers. */
  public static PluginRegistry load(ModuleLayer... layers) {
    RegistryBuilder builder = builder().application();
    for (ModuleLayer layer : layers) builder.layer(layer);
    return builder.build();
  }

  /** Starts with nothing; say where to look. */
  public static RegistryBuilder builder() {
    return new RegistryBuilder();
  }

  /** A registry that offers this plug-in too, in place of any other of its kind and name, also of a built-in one. */
  public <T> PluginRegistry with(PluginKind<T> kind, Plugin<T> plugin) {
    if (!kind.contract().isAssignableFrom(plugin.type())) {
      throw RnnException.error("RNN-PLUGIN-CONTRACT", "plug-in '" + plugin.name() + "' makes "
              + plugin.type().getName() + ", which is no " + kind + ".")
          .fix("implement " + kind.contract().getName() + ", or register it as what it is.").build();
    }
    List<InstalledPlugin<?>> changed = new ArrayList<>();
    changed.add(new InstalledPlugin<>(kind, plugin, "", InstalledPlugin.IN_CODE));
    plugins.stream().filter(old -> old.kind() != kind || !old.name().equals(plugin.name())).forEach(changed::add);
    return new PluginRegistry(changed, problems);
  }

  /** All plug-ins, by kind and name. */
  public List<InstalledPlugin<?>> plugins() {
    return plugins.stream().sorted(
        Comparator.<InstalledPlugin<?>>comparingInt(installed -> PluginKind.all().indexOf(installed.kind()))
            .thenComparing(InstalledPlugin::name)).toList();
  }

  /** The names of a kind, in alphabetical order. */
  public List<String> names(PluginKind<?> kind) {
    return plugins().stream().filter(installed -> installed.kind() == kind).map(InstalledPlugin::name).toList();
  }

  /** What could not be loaded. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /** The plug-in of a name. */
  // The kind of an installed plug-in is that of its type parameter.
  @SuppressWarnings("unchecked")
  public <T> Optional<InstalledPlugin<T>> find(PluginKind<T> kind, String name) {
    return plugins.stream().filter(installed -> installed.kind() == kind && installed.name().equals(name))
        .map(installed -> (InstalledPlugin<T>) installed).findFirst();
  }

  /**
   * Makes what the description says.
   *
   * @param defaults values for options of these names that neither the description nor any nested one sets, such as
   *     {@code hiddenSize} from a command line. They go before a plug-in's own defaults. Names that no plug-in has are
   *     ignored.
   * @throws RnnException if there is no such plug-in or option, a value does not fit, or the plug-in's own code throws
   */
  public <T> T create(PluginKind<T> kind, Spec spec, Map<String, ?> defaults) {
    return kind.cast(new SpecBinder(this, spec, Map.copyOf(defaults)).create(kind));
  }

  /**
   * Makes what the description says.
   *
   * @throws RnnException as {@link #create(PluginKind, Spec, Map)}
   */
  public <T> T create(PluginKind<T> kind, Spec spec) {
    return create(kind, spec, Map.of());
  }

  /** The description of an object, complete with version and all options, if all of it is of plug-ins found here. */
  public <T> Optional<Spec> describe(PluginKind<T> kind, T instance) {
    try {
      return Optional.of(new SpecWriter(plugins).spec(kind, instance));
    } catch (SpecWriter.Unknown _) {
      return Optional.empty();
    }
  }

  /**
   * The description of an object that has to have one, because it is to be saved.
   *
   * @throws RnnException if some part of it was made by no plug-in, or by one that is not backed by a record
   */
  public <T> Spec spec(PluginKind<T> kind, T instance) {
    try {
      return new SpecWriter(plugins).spec(kind, instance);
    } catch (SpecWriter.Unknown unknown) {
      String part = unknown.getMessage();
      String where = unknown.part == instance ? "" : " inside of " + instance.getClass().getName();
      throw RnnException.error("RNN-PLUGIN-UNSAVED", unknown.kind + " " + part + where
              + " belongs to no plug-in, so it cannot be described in a file.")
          .fix("make it a record and give it a provider with Plugin.ofRecord(\"name\", …), or register it in code.")
          .build();
    }
  }

  /** The error for a name that is not there; {@code text} shows where it was written. */
  RnnException unknown(PluginKind<?> kind, String name, List<String> text) {
    RnnException.Builder error =
        RnnException.error("RNN-PLUGIN-UNKNOWN", "there is no " + kind + " '" + name + "'.");
    text.forEach(error::detail);
    related(kind, name).limit(3).forEach(problem -> error.detail("not loaded: " + problem));
    List<String> names = names(kind);
    return error.fix(names.isEmpty() ? "add a jar with one to the plug-ins: there are none." : Nearest.hint(name, names)
        + ".").build();
  }

  /** Problems that may be why: those that mention the name, or else all that could be of this kind. */
  private Stream<PluginProblem> related(PluginKind<?> kind, String name) {
    Set<PluginKind<?>> kinds = Set.of(kind);
    List<PluginProblem> possible =
        problems.stream().filter(problem -> problem.kind() == null || kinds.contains(problem.kind())).toList();
    List<PluginProblem> naming = possible.stream().filter(problem -> mentions(problem, name)).toList();
    return (naming.isEmpty() ? possible : naming).stream();
  }

  private static boolean mentions(PluginProblem problem, String name) {
    return problem.reason().contains("'" + name + "'") || letters(problem.jar()).contains(letters(name))
        || letters(problem.provider()).contains(letters(name));
  }

  private static String letters(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
