package dev.rnn.examples.standalone;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles the plug-ins of {@code src/test/strangers} against rnn's jars, each into a jar of its own. */
final class StrangerJars {
  private static final List<String> KINDS = List.of("cell", "loss", "optimizer", "decoder");

  private final Path folder;
  private final Path sources;
  private final Path lib;

  StrangerJars(Path folder, Path sources, Path lib) {
    this.folder = folder;
    this.sources = sources;
    this.lib = lib;
  }

  /** A folder with a jar for each kind; the packages are neither exported nor opened. */
  Path plugins() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("strangers"));
    for (String kind : KINDS) {
      Path classes = folder.resolve("stranger-" + kind);
      Path module = Files.writeString(Files.createDirectories(folder.resolve("module-" + kind))
          .resolve("module-info.java"),
          "module stranger.%s { requires dev.rnn.api; provides dev.rnn.api.plugin.%s with %s; }"
              .formatted(kind, service(kind), provider(kind)));
      List<String> files = new ArrayList<>(javaFiles(sources.resolve(kind)));
      files.add(module.toString());
      run("javac", with(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "--module-path", lib.toString()),
          files));
      Path services = Files.createDirectories(classes.resolve("META-INF/services"));
      Files.writeString(services.resolve("dev.rnn.api.plugin." + service(kind)), provider(kind));
      run("jar", List.of("--create", "--file", jars.resolve(kind + ".jar").toString(), "-C", classes.toString(), "."));
    }
    return jars;
  }

  /** The classes of the program that uses them. */
  Path main() throws IOException {
    Path classes = folder.resolve("stranger-main");
    run("javac", with(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "--class-path", jars()),
        javaFiles(sources.resolve("main"))));
    return classes;
  }

  private String jars() throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static String service(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "Provider";
  }

  private static String provider(String kind) {
    return "stranger." + kind + "." + switch (kind) {
      case "cell" -> "DampedCell";
      case "loss" -> "SurpriseLoss";
      case "optimizer" -> "HeavyBall";
      default -> "SpellingDecoder";
    } + "Provider";
  }

  private static List<String> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> with(List<String> first, List<String> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }

  private static void run(String tool, List<String> arguments) {
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int result = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments.toArray(String[]::new));
    if (result != 0) throw new AssertionError(tool + " " + arguments + ":\n" + messages);
  }
}
