package dev.rnn.api.plugin;

import dev.rnn.api.ApiVersion;
import dev.rnn.api.plugin.ProviderSource.Declared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds and instantiates all providers, so that a broken one hides no other. What is broken becomes a problem. */
final class ProviderScan {
  /** More broken providers than anyone has; a class loader that fails in the same way for ever is left then. */
  private static final int MOST_FAILURES = 1000;

  private final List<InstalledPlugin<?>> found = new ArrayList<>();
  private final Set<PluginProblem> problems = new LinkedHashSet<>();
  private final Set<Declared> seen = new HashSet<>();

  /** What works, in a fixed order: that of the sources; in each, modules by jar and class name, then the class path. */
  List<InstalledPlugin<?>> found() {
    return found;
  }

  Set<PluginProblem> problems() {
    return problems;
  }

  void scan(ProviderSource source) {
    for (PluginKind<?> kind : PluginKind.all()) scan(source, kind);
  }

  private <T> void scan(ProviderSource source, PluginKind<T> kind) {
    List<Provider<? extends PluginProvider<T>>> providers = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    var all = source.services(kind.provider()).stream().iterator();
    while (failures.size() < MOST_FAILURES && more(all, providers, failures)) {}
    Set<String> loaded = new HashSet<>();
    for (var provider : ordered(providers)) {
      loaded.add(provider.type().getName());
      if (seen.add(new Declared(provider.type().getName() + " " + kind, ProviderSource.location(provider.type())))) {
        install(kind, provider);
      }
    }
    explain(source, kind, loaded, failures);
  }

  /** Takes the next provider. A provider whose superclass is missing throws a bare LinkageError out of the iterator. */
  private static <P> boolean more(Iterator<? extends P> all, List<P> providers, List<Throwable> failures) {
    try {
      if (!all.hasNext()) return false;
      providers.add(all.next());
    } catch (ServiceConfigurationError | LinkageError failure) {
      failures.add(failure);
    }
    return true;
  }

  /** The order of modules in a layer changes from run to run, that of a class path does not. */
  private static <T> List<Provider<? extends PluginProvider<T>>> ordered(
      List<Provider<? extends PluginProvider<T>>> providers) {
    List<Provider<? extends PluginProvider<T>>> ordered = new ArrayList<>();
    providers.stream().filter(provider -> provider.type().getModule().isNamed())
        .sorted(Comparator.comparing(provider ->
            ProviderSource.location(provider.type()) + " " + provider.type().getName()))
        .forEach(ordered::add);
    providers.stream().filter(provider -> !provider.type().getModule().isNamed()).forEach(ordered::add);
    return ordered;
  }

  private <T> void install(PluginKind<T> kind, Provider<? extends PluginProvider<T>> provider) {
    Class<?> type = provider.type();
    String location = ProviderSource.location(type);
    Plugin<T> plugin;
    try {
      plugin = provider.get().plugin();
    } catch (ServiceConfigurationError failure) {
      problem(type.getName(), kind, location, constructor(failure));
      return;
    } catch (Throwable failure) { // whatever a stranger's code throws, the others go on
      if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) throw failure;
      problem(type.getName(), kind, location, "its method plugin() fails: " + Reasons.words(failure));
      return;
    }
    unfit(kind, plugin).ifPresentOrElse(
        reason -> problem(type.getName(), kind, location, reason),
        () -> found.add(new InstalledPlugin<>(kind, plugin, type.getName(), location)));
  }

  private static Optional<String> unfit(PluginKind<?> kind, @Nullable Plugin<?> plugin) {
    if (plugin == null) return Optional.of("its method plugin() returns null");
    if (plugin.apiVersion() != ApiVersion.CURRENT) {
      return Optional.of("its plug-in '" + plugin.name() + "' is made for version " + plugin.apiVersion()
          + " of the plug-in API, and this is version " + ApiVersion.CURRENT);
    }
    if (!kind.contract().isAssignableFrom(plugin.type())) {
      return Optional.of("its plug-in '" + plugin.name() + "' makes " + plugin.type().getName()
          + ", which does not implement " + kind.contract().getName());
    }
    return Optional.empty();
  }

  /** A problem for each provider that is declared and was not loaded, and for each failure that names none. */
  private void explain(ProviderSource source, PluginKind<?> kind, Set<String> loaded, List<Throwable> failures) {
    Set<Throwable> left = new LinkedHashSet<>(failures);
    for (Declared declared : source.declared(kind.provider())) {
      if (loaded.contains(declared.className())) continue;
      failures.stream().filter(failure -> names(failure, declared.className())).forEach(left::remove);
      problem(declared.className(), kind, declared.location(), notLoaded(source, kind, declared.className(), failures));
    }
    for (Throwable failure : left) {
      // A missing superclass names only itself; the provider that wants it is among the declared ones.
      if (failure instanceof ServiceConfigurationError) {
        problem("", kind, "", String.valueOf(failure.getMessage()));
      }
    }
  }

  private static String notLoaded(ProviderSource source, PluginKind<?> kind, String name, List<Throwable> failures) {
    Class<?> type;
    try {
      type = source.load(name);
    } catch (ClassNotFoundException _) {
      type = null;
    } catch (LinkageError failure) {
      return Reasons.words(failure);
    }
    if (type == null) return "its class is not in the jar";
    if (!kind.provider().isAssignableFrom(type)) {
      return "it does not implement " + kind.provider().getName();
    }
    for (Throwable failure : failures) {
      if (names(failure, name)) return constructor(failure);
    }
    return "it is in META-INF/services, but the module-info does not say: provides " + kind.provider().getName()
        + " with " + name;
  }

  private static String constructor(Throwable failure) {
    Throwable cause = failure.getCause();
    if (cause == null || cause instanceof ReflectiveOperationException) {
      return "it is no public class with a public constructor without arguments";
    }
    return cause instanceof LinkageError ? Reasons.words(cause) : "its constructor fails: " + Reasons.words(cause);
  }

  private static boolean names(Throwable failure, String className) {
    return List.of(String.valueOf(failure.getMessage()).split("[\\s:,]+")).contains(className);
  }

  private void problem(String provider, PluginKind<?> kind, String location, String reason) {
    problems.add(new PluginProblem(provider, kind, location, Reasons.withoutStop(reason) + "."));
  }
}
