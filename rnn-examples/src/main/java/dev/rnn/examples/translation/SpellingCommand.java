package dev.rnn.examples.translation;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns to spell numbers. */
@Command(name = "spelling", mixinStandardHelpOptions = true,
    description = "Spells the numbers 0 to 999 with a decoder that runs from its first state alone.")
public final class SpellingCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--language", paramLabel = "LANGUAGE", defaultValue = "en",
      description = "Of the words. Default: ${DEFAULT-VALUE}.")
  private String language = "en";

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public SpellingCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PairRun(out, new SpellingTask(language), options, common).run();
  }
}
