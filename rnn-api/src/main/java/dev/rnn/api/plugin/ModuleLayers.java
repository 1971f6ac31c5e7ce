package dev.rnn.api.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Layers for jars as modules: one for all, so that they may require each other; where that is impossible, one for each,
 * with what it requires; where that is impossible too, a problem.
 *
 * @param layers in the order of the jars
 * @param noModules jars that cannot be modules although they say nothing against it; they may work on a class path
 * @param problems jars that are broken
 */
record ModuleLayers(List<ModuleLayer> layers, List<Path> noModules, List<PluginProblem> problems) {
  private static final ModuleFinder NOTHING = ModuleFinder.of();
  private static final Pattern DESCRIPTOR = Pattern.compile("(META-INF/versions/\\d+/)?module-info\\.class");
  private static final Pattern MISSING = Pattern.compile("Module (\\S+) not found, required by (\\S+)");

  static ModuleLayers of(List<Path> jars, ModuleLayer parent, ClassLoader loader) {
    List<Path> noModules = new ArrayList<>();
    List<PluginProblem> problems = new ArrayList<>();
    Map<String, Path> modules = new LinkedHashMap<>();
    for (Path jar : jars) {
      try {
        String name = descriptor(jar).name();
        // What the program itself has is used from there.
        if (parent.findModule(name).isPresent()) continue;
        Path first = modules.putIfAbsent(name, jar);
        if (first != null) {
          problems.add(problem(jar, "its module name " + name + " is that of " + first.getFileName() + " too"));
        }
      } catch (FindException reason) {
        // Without a descriptor Java guesses one, and refuses the whole jar when one provider's package is missing.
        if (explicit(jar)) problems.add(problem(jar, words(reason)));
        else noModules.add(jar);
      }
    }
    List<ModuleLayer> layers = layers(modules, parent, loader, problems);
    return new ModuleLayers(layers, noModules, problems);
  }

  private static List<ModuleLayer> layers(
      Map<String, Path> modules, ModuleLayer parent, ClassLoader loader, List<PluginProblem> problems) {
    if (modules.isEmpty()) return List.of();
    ModuleFinder all = ModuleFinder.of(modules.values().toArray(Path[]::new));
    try {
      return List.of(layer(all, modules.keySet(), parent, loader));
    } catch (FindException | ResolutionException | LayerInstantiationException _) {
      // One of them is to blame: each for itself.
    }
    Map<String, Path> good = new LinkedHashMap<>();
    List<ModuleLayer> single = new ArrayList<>();
    modules.forEach((name, jar) -> {
      try {
        single.add(alone(name, jar, all, parent, loader));
        good.put(name, jar);
      } catch (FindException | ResolutionException | LayerInstantiationException reason) {
        problems.add(problem(jar, words(reason)));
      }
    });
    if (good.size() < modules.size()) return layers(good, parent, loader, problems);
    return single;
  }

  /** With what it requires. One without a descriptor reads all of its kind, so it is tried without the others too. */
  private static ModuleLayer alone(String name, Path jar, ModuleFinder all, ModuleLayer parent, ClassLoader loader) {
    try {
      return layer(all, Set.of(name), parent, loader);
    } catch (FindException | ResolutionException | LayerInstantiationException reason) {
      if (explicit(jar)) throw reason;
      return layer(ModuleFinder.of(jar), Set.of(name), parent, loader);
    }
  }

  private static ModuleLayer layer(ModuleFinder finder, Set<String> roots, ModuleLayer parent, ClassLoader loader) {
    Configuration configuration = parent.configuration().resolve(NOTHING, finder, roots);
    return parent.defineModulesWithManyLoaders(configuration, loader);
  }

  private static ModuleDescriptor descriptor(Path jar) {
    return ModuleFinder.of(jar).findAll().stream().map(ModuleReference::descriptor).findFirst()
        .orElseThrow(() -> new FindException("There is no module in it"));
  }

  private static boolean explicit(Path jar) {
    try (JarFile opened = new JarFile(jar.toFile())) {
      return opened.stream().anyMatch(entry -> DESCRIPTOR.matcher(entry.getName()).matches());
    } catch (IOException reason) {
      throw new UncheckedIOException(reason); // it was readable a moment ago
    }
  }

  private static PluginProblem problem(Path jar, String reason) {
    return new PluginProblem("", null, jar.toString(), Reasons.withoutStop(reason) + ".");
  }

  private static String words(RuntimeException reason) {
    Throwable cause = reason.getCause() == null ? reason : reason.getCause();
    String message = String.valueOf(cause.getMessage());
    Matcher missing = MISSING.matcher(message);
    if (!missing.matches()) return "it cannot be a module here: " + message;
    return "module " + missing.group(2) + " requires module " + missing.group(1)
        + ", which is neither in the program nor among the plug-ins";
  }
}
