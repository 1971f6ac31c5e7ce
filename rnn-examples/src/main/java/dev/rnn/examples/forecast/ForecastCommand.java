package dev.rnn.examples.forecast;

import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to forecast a series. */
@Command(name = "forecast", mixinStandardHelpOptions = true,
    description = "Learns to forecast the next numbers of a series.")
public final class ForecastCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private ForecastOptions series = new ForecastOptions();

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public ForecastCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new TaskRun(out, new ForecastTask(series), options, common).run();
  }
}
