package dev.rnn.examples.sentiment;

import dev.rnn.examples.classification.TextOptions;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns whether a sentence is positive. */
@Command(name = "sentiment", mixinStandardHelpOptions = true,
    description = "Learns whether a sentence is positive, where the order of its words decides.")
public final class SentimentCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private TextOptions parts = new TextOptions();

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public SentimentCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new TaskRun(out, new SentimentTask(parts), options, common).run();
  }
}
