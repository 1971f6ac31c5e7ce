package dev.rnn.examples.support;

import dev.rnn.api.plugin.PluginPath;
import dev.rnn.training.Rnn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {
  @Option(names = "--plugins", paramLabel = "DIR|JAR",
      description = "Jars with plug-ins, or folders of them; may be given several times."
          + " Jars in plugins/ are always there.")
  private List<Path> plugins = new ArrayList<>();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the final figures to a file, as one JSON object.")
  private @Nullable Path json;

  @Option(names = "--debug", description = "Print a stack trace with every error.")
  private boolean debug;

  /** Whether errors come with their stack traces. */
  public boolean debug() {
    return debug;
  }

  /** Where figures go, or null. */
  public @Nullable Path json() {
    return json;
  }

  /** The framework, with the plug-ins that were named and those in {@code plugins/}. */
  public Rnn rnn() {
    List<Path> all = new ArrayList<>(plugins);
    for (Path folder : defaults()) {
      if (Files.isDirectory(folder) && all.stream().noneMatch(p -> same(p, folder))) all.add(folder);
    }
    return all.isEmpty() ? Rnn.create() : Rnn.create(PluginPath.of(all));
  }

  private static List<Path> defaults() {
    List<Path> folders = new ArrayList<>(List.of(Path.of("plugins")));
    String home = System.getProperty("rnn.home");
    if (home != null) folders.add(Path.of(home, "plugins"));
    return folders.stream().map(p -> p.toAbsolutePath().normalize()).distinct().toList();
  }

  private static boolean same(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }
}
