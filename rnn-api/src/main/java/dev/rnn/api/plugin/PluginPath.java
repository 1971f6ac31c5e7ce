package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;

/**
 * Jars with plug-ins, added to a running program. On the module path they become modules of their own layers, on the
 * class path they get class loaders. Jars may depend on each other; one that cannot be used is a problem and hides no
 * other.
 *
 * @param jars all that were found, usable or not, in alphabetical order
 * @param layers of the modules
 * @param loaders of the jars that are no modules
 * @param problems what cannot be used
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record PluginPath(
    List<Path> jars, List<ModuleLayer> layers, List<ClassLoader> loaders, List<PluginProblem> problems) {

  /** Copies the lists. */
  public PluginPath {
    jars = List.copyOf(jars);
    layers = List.copyOf(layers);
    loaders = List.copyOf(loaders);
    problems = List.copyOf(problems);
  }

  /**
   * Opens jars, and the jars in folders (not in folders within them).
   *
   * @throws RnnException if a file or folder does not exist or cannot be read
   */
  public static PluginPath of(Collection<Path> filesOrFolders) {
    // Sorted, so that of two plug-ins with one name the same is taken however the jars are named, module or not.
    Set<Path> jars = new TreeSet<>();
    for (Path given : filesOrFolders) jars.addAll(jars(given.toAbsolutePath().normalize()));
    List<PluginProblem> problems = new ArrayList<>();
    List<Path> readable = new ArrayList<>();
    for (Path jar : jars) {
      try (JarFile _ = new JarFile(jar.toFile())) {
        readable.add(jar);
      } catch (IOException _) {
        problems.add(new PluginProblem("", null, jar.toString(), "it is not a jar, or a damaged one."));
      }
    }
    ClassLoader parent = PluginPath.class.getClassLoader();
    ModuleLayer layer = PluginPath.class.getModule().getLayer();
    if (layer == null) {
      return new PluginPath(List.copyOf(jars), List.of(), JarLoaders.of(readable, parent), problems);
    }
    ModuleLayers modules = ModuleLayers.of(readable, layer, parent);
    problems.addAll(modules.problems());
    return new PluginPath(
        List.copyOf(jars), modules.layers(), JarLoaders.of(modules.noModules(), parent), problems);
  }

  private static List<Path> jars(Path given) {
    if (Files.isRegularFile(given)) return List.of(given);
    if (!Files.isDirectory(given)) {
      throw RnnException.error("RNN-PLUGIN-PATH", "there is no file or folder " + given + ".")
          .fix("name a jar, or a folder with jars.").build();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(given, "*.jar")) {
      return StreamSupport.stream(files.spliterator(), false).filter(Files::isRegularFile).toList();
    } catch (IOException reason) {
      String why = Reasons.words(reason);
      throw RnnException.error("RNN-PLUGIN-PATH", "the folder " + given + " cannot be read: " + why + ".")
          .fix("allow reading it, or name another one.").cause(reason).build();
    }
  }
}
