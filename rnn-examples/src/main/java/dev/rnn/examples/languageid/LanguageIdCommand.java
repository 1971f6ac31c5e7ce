package dev.rnn.examples.languageid;

import dev.rnn.examples.classification.TextOptions;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to tell the language of a name. */
@Command(name = "language-id", mixinStandardHelpOptions = true,
    description = "Learns to tell the language of a name by its characters.")
public final class LanguageIdCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private TextOptions parts = new TextOptions();

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public LanguageIdCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new TaskRun(out, new LanguageIdTask(parts), options, common).run();
  }
}
