package dev.rnn.examples.translation;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.seq2seq.metric.Bleu;
import dev.rnn.seq2seq.metric.BleuTokenizer;
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

  @Option(names = "--bleu-tokenizer", paramLabel = "KIND", defaultValue = "none",
      description = "How BLEU cuts texts: none for texts that are tokenised already, 13a for texts as people write"
          + " them. Default: ${DEFAULT-VALUE}.")
  private BleuTokenizer tokenizer = BleuTokenizer.NONE;

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public TranslationCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    PairTask task = new TranslationTask(from, to, !options.hasOwnPairs(), Bleu.STANDARD.with(tokenizer));
    return new PairRun(out, task, options, common).run();
  }
}
