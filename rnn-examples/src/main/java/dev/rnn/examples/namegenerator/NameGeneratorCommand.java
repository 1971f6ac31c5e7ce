package dev.rnn.examples.namegenerator;

import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to write names. */
@Command(name = "name-generator", mixinStandardHelpOptions = true,
    description = "Learns to write names that sound like those of a language.")
public final class NameGeneratorCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private NameOptions names = new NameOptions();

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public NameGeneratorCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new TaskRun(out, new NameTask(names, options), options, common).run();
  }
}
