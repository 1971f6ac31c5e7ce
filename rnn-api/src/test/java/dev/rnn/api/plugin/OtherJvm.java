package dev.rnn.api.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A JVM that has the framework on its class path or on its module path, and lists the plug-ins of some jars. */
enum OtherJvm {
  CLASS_PATH, MODULE_PATH;

  /** Prints plug-ins and problems, then makes and describes a cell for each specification. */
  private static final String MAIN = """
      import dev.rnn.api.error.RnnException;
      import dev.rnn.api.plugin.*;
      import java.nio.file.Path;
      import java.util.*;
      public final class Main {
        public static void main(String[] arguments) {
          List<Path> jars = new ArrayList<>();
          List<String> specs = new ArrayList<>();
          for (String a : arguments) if (a.startsWith("make:")) specs.add(a.substring(5)); else jars.add(Path.of(a));
          try {
            PluginRegistry plugins = PluginRegistry.builder().application().path(PluginPath.of(jars)).build();
            for (var plugin : plugins.plugins()) {
              System.out.println("found " + plugin.kind() + " " + plugin.name() + " in " + plugin.jar());
            }
            plugins.problems().forEach(System.out::println);
            for (String text : specs) {
              var cell = plugins.create(PluginKind.CELL, Spec.parse(text));
              System.out.println("made " + cell + " of " + cell.getClass().getModule() + ", described as "
                  + plugins.spec(PluginKind.CELL, cell));
            }
          } catch (RnnException error) {
            System.out.println(error.getMessage());
          }
        }
      }
      """;

  /** The lines printed, each without what differs from run to run. */
  List<String> lists(Path folder, List<Path> classPath, Object... jarsAndSpecs) {
    Path main = new JarMaker(folder).source("Main", MAIN).jar(".main");
    String framework = JarMaker.api() + java.io.File.pathSeparator + location(LoggerFactory.class);
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-Dslf4j.internal.verbosity=ERROR"));
    String own = path(Stream.concat(Stream.of(main), classPath.stream()).toList());
    if (this == MODULE_PATH) {
      command.addAll(List.of("--module-path", framework, "--add-modules", "dev.rnn.api", "--class-path", own));
    } else {
      command.addAll(List.of("--class-path", own + java.io.File.pathSeparator + framework));
    }
    command.add("Main");
    for (Object one : jarsAndSpecs) command.add(one.toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) throw new AssertionError(output);
      return output.lines().map(line -> line.replaceAll("unnamed module @\\w+", "unnamed module")).toList();
    } catch (IOException reason) {
      throw new java.io.UncheckedIOException(reason);
    } catch (InterruptedException reason) {
      Thread.currentThread().interrupt();
      throw new AssertionError(reason);
    }
  }

  private static String path(List<Path> entries) {
    return String.join(java.io.File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
