package dev.rnn.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rnn.api.error.RnnException;
import dev.rnn.test.JarMaker;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryBuilderTest {
  @TempDir
  private Path folder;

  @Test
  void findsThePlugInsOfClassLoaders() throws IOException {
    Path jar = new JarMaker(folder).cell("stranger", "mgu").jar("mgu.jar");

    try (URLClassLoader loader = loader(jar)) {
      PluginRegistry registry = PluginRegistry.load(loader);

      InstalledPlugin<?> found = registry.find(PluginKind.CELL, "mgu").orElseThrow();
      assertThat(found.provider()).isEqualTo("stranger.UnitProvider");
      assertThat(found.location()).isEqualTo(jar.toString());
      assertThat(registry.problems()).isEmpty();
    }
  }

  @Test
  void findsThePlugInsOfLayers() {
    ModuleLayer own = PluginRegistry.class.getModule().getLayer();
    assumeThat(own).as("the tests run on the module path").isNotNull();
    Path jar = new JarMaker(folder).cell("stranger", "mgu").jar("mgu.jar");
    var configuration = own.configuration().resolve(ModuleFinder.of(), ModuleFinder.of(jar), Set.of("mgu"));
    ModuleLayer layer = own.defineModulesWithOneLoader(configuration, PluginRegistry.class.getClassLoader());

    assertThat(PluginRegistry.load(layer).names(PluginKind.CELL)).containsExactly("mgu");
  }

  @Test
  void aServicesFileThatIsNoneIsAProblemAndHidesNoOther() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken/META-INF/services"));
    Files.writeString(broken.resolve(CellProvider.class.getName()), "# two on a line\nthis is wrong\n");
    Path jar = new JarMaker(folder).cell("stranger", "mgu").jar("mgu.jar");

    try (URLClassLoader loader = loader(folder.resolve("broken"), jar)) {
      PluginRegistry registry = PluginRegistry.builder().loader(loader).build();

      assertThat(registry.names(PluginKind.CELL)).containsExactly("mgu");
      assertThat(registry.problems()).isNotEmpty()
          .allSatisfy(problem -> assertThat(problem.location() + problem.reason()).contains("broken"));
    }
  }

  @Test
  void aClassLoaderThatFailsForEverIsLeftAtLast() {
    ClassLoader failing = new ClassLoader(null) {
      @Override
      public java.util.Enumeration<URL> getResources(String name) throws IOException {
        throw new IOException("the share is gone");
      }
    };

    PluginRegistry registry = PluginRegistry.builder().loader(failing).build();

    assertThat(registry.plugins()).isEmpty();
    assertThat(registry.problems()).hasSize(PluginKind.all().size());
  }

  @Test
  void jarsOfAPlugInPathAreListed() throws IOException {
    Path jar = new JarMaker(folder).cell("stranger", "mgu").jar("mgu.jar");
    Path text = Files.writeString(folder.resolve("notes.txt"), "no jar");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    PluginPath path = PluginPath.of(List.of(jar, text, empty, jar));

    assertThat(path.jars()).containsExactlyInAnyOrder(jar, text);
    assertThat(path.problems()).extracting(PluginProblem::toString)
        .containsExactly("notes.txt: it is not a jar, or a damaged one.");
    assertThat(PluginRegistry.builder().path(path).build().names(PluginKind.CELL)).containsExactly("mgu");
  }

  @Test
  void aPathThatDoesNotExistIsAnError() {
    assertThatThrownBy(() -> PluginPath.of(List.of(folder.resolve("plugins"))))
        .isInstanceOf(RnnException.class).hasMessageContaining("there is no file or folder " + folder);
  }

  private static URLClassLoader loader(Path... entries) throws MalformedURLException {
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) urls[i] = entries[i].toUri().toURL();
    return new URLClassLoader(urls, PluginRegistry.class.getClassLoader());
  }
}
