package dev.rnn.examples.dates;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to read dates. */
@Command(name = "dates", mixinStandardHelpOptions = true,
    description = "Reads dates in about 200 languages and writes them as ISO 8601, as in 1984-05-03.")
public final class DatesCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public DatesCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PairRun(out, new DatesTask(), options, common).run();
  }
}
