package dev.rnn.test;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles plug-ins as a stranger would, against nothing but what is named, and packs them into jars. */
public final class JarMaker {
  private static final String CELL_PROVIDER = "dev.rnn.api.plugin.CellProvider";

  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, StringBuilder> services = new LinkedHashMap<>();
  private final List<Path> path = new ArrayList<>();
  private final Set<String> leftOut = new HashSet<>();

  /** Jars in a folder, of code that sees the plug-in API alone. */
  public JarMaker(Path folder) {
    this.folder = folder;
    path.add(OtherJvm.location("dev.rnn.api.plugin.PluginRegistry"));
    // Maven hands it to whoever depends on the API; modules that require the API need it to compile.
    path.addAll(onThePath("jspecify"));
  }

  private static List<Path> onThePath(String artifact) {
    return Stream.of("java.class.path", "jdk.module.path", "surefire.test.class.path")
        .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator, -1)))
        .filter(entry -> entry.contains(artifact)).limit(1).map(Path::of).toList();
  }

  /** Adds a class. */
  public JarMaker source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** A cell of one option and its provider, in a package of its own. */
  public JarMaker cell(String packageName, String name) {
    source(packageName + ".Unit", """
        package %s;
        import dev.rnn.api.cell.*;
        import dev.rnn.api.tensor.Tensor;
        record Unit(int hiddenSize) implements Cell<Unit.State> {
          record State(Tensor h) {}
          @Override public State initialState(CellScope scope) { return new State(scope.zeros(hiddenSize)); }
          @Override public Step<State> define(CellScope scope) { return (x, s) -> new Output<>(s.h(), s); }
        }
        """.formatted(packageName));
    return provider(packageName + ".UnitProvider", """
        @Override public Plugin<Cell<?>> plugin() {
          return Plugin.ofRecord("%s", Unit.class, java.lang.invoke.MethodHandles.lookup());
        }
        """.formatted(name));
  }

  /** A provider of cells with this body, listed in {@code META-INF/services}. */
  public JarMaker provider(String className, String body) {
    return provider(className, "", body).service(className);
  }

  /** A provider of cells with a superclass, not listed. */
  public JarMaker provider(String className, String superclass, String body) {
    int dot = className.lastIndexOf('.');
    return source(className, """
        package %s;
        import dev.rnn.api.cell.Cell;
        import dev.rnn.api.plugin.*;
        public final class %s %s implements CellProvider {
          %s
        }
        """.formatted(className.substring(0, dot), className.substring(dot + 1), superclass, body));
  }

  /** Lists a class as a provider of cells, whether it exists or not. */
  public JarMaker service(String className) {
    return service(CELL_PROVIDER, className);
  }

  /** Lists a class as a provider of a service, whether it exists or not. */
  public JarMaker service(String service, String className) {
    services.computeIfAbsent(service, _ -> new StringBuilder()).append(className).append('\n');
    return this;
  }

  /** Adds a module-info. */
  public JarMaker module(String declaration) {
    return source("module-info", declaration);
  }

  /** Compiles against this jar too. */
  public JarMaker with(Path jar) {
    path.add(jar);
    return this;
  }

  /** Compiled, but not packed. */
  public JarMaker without(String className) {
    leftOut.add(className);
    return this;
  }

  /** Compiles and packs all of it. */
  public Path jar(String name) {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
      Path classes = compiled();
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
          String entry = classes.relativize(one).toString().replace('\\', '/');
          String className = entry.replace(".class", "").replace('/', '.');
          if (!leftOut.contains(className)) add(out, entry, Files.readAllBytes(one));
        }
      }
      for (var service : services.entrySet()) {
        add(out, "META-INF/services/" + service.getKey(), service.getValue().toString()
            .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
    return jar;
  }

  private Path compiled() throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    if (sources.isEmpty()) return classes;
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none", "-nowarn",
        sources.containsKey("module-info") ? "--module-path" : "--class-path",
        String.join(File.pathSeparator, path.stream().map(Path::toString).toList())));
    Path texts = Files.createTempDirectory(folder, "sources");
    for (var source : sources.entrySet()) {
      Path file = texts.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int result = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
    if (result != 0) throw new AssertionError(messages);
    return classes;
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
