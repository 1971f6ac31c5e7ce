package dev.rnn.examples.longmemory;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskRun;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns what must be remembered for long. */
@Command(name = "long-memory", mixinStandardHelpOptions = true,
    description = "Learns to add two numbers that are many steps apart, or to say ten symbols again after many steps.")
public final class LongMemoryCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--problem", paramLabel = "NAME", defaultValue = "adding",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Problem problem = Problem.ADDING;

  @Option(names = "--length", paramLabel = "T", defaultValue = "100",
      description = "Steps of a sequence; of the copy problem those to remember over. Default: ${DEFAULT-VALUE}.")
  private int length = 100;

  @Option(names = "--sequences", paramLabel = "N", defaultValue = "5000",
      description = "Sequences of the training data. Default: ${DEFAULT-VALUE}.")
  private int sequences = 5000;

  @Mixin private TaskOptions options = new TaskOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public LongMemoryCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (length < 2 || sequences < 1) {
      throw RnnException.error("RNN-LONG-MEMORY", "there are no " + sequences + " sequences of " + length + " steps"
          + " with a marked number in each half.").fix("give --length 2 or more, and --sequences 1 or more.").build();
    }
    Task task = switch (problem) {
      case ADDING -> new AddingTask(length, sequences);
      case COPY -> new CopyTask(length, sequences);
    };
    return new TaskRun(out, task, options, common).run();
  }
}
