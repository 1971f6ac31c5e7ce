package dev.rnn.examples.tool;

import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.Figures;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists all commands. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows every example and tool.")
public final class ListCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Supplier<Map<String, String>> commands;

  @Mixin private CommonOptions common = new CommonOptions();

  /** Lists what the supplier gives: names and sentences. */
  public ListCommand(PrintStream out, Supplier<Map<String, String>> commands) {
    this.out = out;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    Map<String, String> all = commands.get();
    all.forEach((name, summary) -> out.printf("%-16s %s%n", name, summary));
    new Figures().put("commands", all).write(common.json());
    return 0;
  }
}
