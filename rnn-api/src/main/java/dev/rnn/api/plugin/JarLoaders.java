package dev.rnn.api.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;

/** Class loaders for jars that are no modules. */
final class JarLoaders {
  private JarLoaders() {}

  /**
   * One loader for all, so that they see each other; but where two of them have a class of the same name, one for each,
   * which sees its own jar first and then the others.
   */
  static List<ClassLoader> of(List<Path> jars, ClassLoader parent) {
    if (jars.isEmpty()) return List.of();
    if (!overlap(jars)) return List.of(loader(jars, parent));
    List<ClassLoader> loaders = new ArrayList<>();
    for (Path own : jars) {
      List<Path> ownFirst = new ArrayList<>(jars);
      ownFirst.remove(own);
      ownFirst.addFirst(own);
      loaders.add(loader(ownFirst, parent));
    }
    return loaders;
  }

  private static ClassLoader loader(List<Path> jars, ClassLoader parent) {
    return new URLClassLoader("plugins", jars.stream().map(JarLoaders::url).toArray(URL[]::new), parent);
  }

  private static boolean overlap(List<Path> jars) {
    Set<String> classes = new HashSet<>();
    for (Path jar : jars) {
      try (JarFile opened = new JarFile(jar.toFile())) {
        boolean twice = opened.stream().map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
            .anyMatch(name -> !classes.add(name));
        if (twice) return true;
      } catch (IOException reason) {
        throw new UncheckedIOException(reason); // it was readable a moment ago
      }
    }
    return false;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
