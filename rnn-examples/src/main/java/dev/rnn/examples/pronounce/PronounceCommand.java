package dev.rnn.examples.pronounce;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns to pronounce. */
@Command(name = "pronounce", mixinStandardHelpOptions = true,
    description = "Says how English words are pronounced: from letters to phonemes.")
public final class PronounceCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public PronounceCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PairRun(out, new PronounceTask(), options, common).run();
  }
}
