package dev.rnn.examples.reverse;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to say numbers backwards. */
@Command(name = "reverse", mixinStandardHelpOptions = true,
    description = "Learns to say numbers backwards: the smallest encoder-decoder with attention.")
public final class ReverseCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public ReverseCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PairRun(out, new ReverseTask(), options, common).run();
  }
}
