package dev.rnn.examples.translation;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns to translate. */
@Command(name = "translation", mixinStandardHelpOptions = true,
    description = "Translates number words between languages; with --pairs any parallel text.")
public final class TranslationCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--from", paramLabel = "LANGUAGE", defaultValue = "de",
      description = "Language of the generated sources. Default: ${DEFAULT-VALUE}.")
  private String from = "de";

  @Option(names = "--to", paramLabel = "LANGUAGE", defaultValue = "en",
      description = "Language of the generated targets. Default: ${DEFAULT-VALUE}.")
  private String to = "en";

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public TranslationCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PairRun(out, new TranslationTask(from, to, !options.hasOwnPairs()), options, common).run();
  }
}
