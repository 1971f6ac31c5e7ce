package dev.rnn.examples.tool;

import dev.rnn.api.plugin.InstalledPlugin;
import dev.rnn.api.plugin.PluginOption;
import dev.rnn.api.plugin.PluginProblem;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.Figures;
import dev.rnn.training.Rnn;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every plug-in with its options, and what failed to load. */
@Command(name = "plugins", mixinStandardHelpOptions = true,
    description = "Shows every plug-in: name, kind, jar, version, options with types and defaults;"
        + " and what failed to load, and why.")
public final class PluginsCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public PluginsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Rnn rnn = common.rnn();
    String kind = "";
    for (InstalledPlugin<?> plugin : rnn.registry().plugins()) {
      if (!kind.equals(plugin.kind().label())) out.println((kind.isEmpty() ? "" : "\n") + plugin.kind().label());
      kind = plugin.kind().label();
      out.printf("  %s, version %d, %s%n", plugin.name(), plugin.plugin().version(), plugin.jar());
      for (PluginOption option : plugin.plugin().options()) {
        out.println("      " + text(option));
      }
    }
    problems(rnn.problems());
    new Figures().put("plugins", rnn.registry().plugins().stream().map(p -> p.kind().label() + ":" + p.name()).toList())
        .put("problems", rnn.problems().stream().map(PluginProblem::toString).toList()).write(common.json());
    return 0;
  }

  private static String text(PluginOption option) {
    String value = option.defaultValue() == null ? "required" : "default " + option.defaultText();
    String range = option.range().isEmpty() ? "" : ", " + option.range();
    String description = option.description().isEmpty() ? "" : ": " + option.description();
    return option.name() + " (" + option.type() + ", " + value + range + ")" + description;
  }

  private void problems(List<PluginProblem> problems) {
    if (problems.isEmpty()) return;
    out.println("\nfailed to load");
    for (PluginProblem problem : problems) out.println("  " + problem);
  }
}
