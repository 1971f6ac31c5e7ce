package dev.rnn.examples.tagging;

import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to tag words. */
@Command(name = "tagging", mixinStandardHelpOptions = true,
    description = "Learns to tag every word of a sentence: names, parts of speech.")
public final class TaggingCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private TaggingOptions tagging = new TaggingOptions();

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public TaggingCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new TaskRun(out, new TaggingTask(tagging), options, common).run();
  }
}
