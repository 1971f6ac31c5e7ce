package dev.rnn.examples.series;

import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to tell the class of a series. */
@Command(name = "classify-series", mixinStandardHelpOptions = true,
    description = "Learns to tell the class of a series of numbers.")
public final class ClassifySeriesCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private ClassifySeriesOptions series = new ClassifySeriesOptions();

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public ClassifySeriesCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new TaskRun(out, new ClassifySeriesTask(series), options, common).run();
  }
}
