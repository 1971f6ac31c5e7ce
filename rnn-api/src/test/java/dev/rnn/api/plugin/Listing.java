package dev.rnn.api.plugin;

import dev.rnn.test.JarMaker;
import dev.rnn.test.OtherJvm;
import java.nio.file.Path;
import java.util.List;

/** What another JVM lists of some jars. */
final class Listing {
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

  private Listing() {}

  /** The lines printed, each without what differs from run to run. */
  static List<String> of(OtherJvm jvm, Path folder, List<Path> classPath, Object... jarsAndSpecs) {
    JarMaker main = new JarMaker(folder).source("Main", MAIN);
    List<Path> framework =
        List.of(OtherJvm.location(PluginRegistry.class.getName()), OtherJvm.location("org.slf4j.LoggerFactory"));
    List<String> modules = jvm == OtherJvm.MODULE_PATH ? List.of("--add-modules", "dev.rnn.api") : List.of();
    return jvm.run(main, framework, modules, classPath, jarsAndSpecs).stream()
        .map(line -> line.replaceAll("unnamed module @\\w+", "unnamed module")).toList();
  }
}
