package dev.rnn.examples.summarization;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to summarise. */
@Command(name = "summarization", mixinStandardHelpOptions = true,
    description = "Says in one line what a report is about, in its own words or in those of the report.")
public final class SummarizationCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public SummarizationCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PairRun(out, new SummarizationTask(), options, common).run();
  }
}
