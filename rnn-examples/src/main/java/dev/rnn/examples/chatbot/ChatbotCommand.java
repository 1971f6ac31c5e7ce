package dev.rnn.examples.chatbot;

import dev.rnn.examples.pairs.PairOptions;
import dev.rnn.examples.pairs.PairRun;
import dev.rnn.examples.support.CommonOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns to answer. */
@Command(name = "chatbot", mixinStandardHelpOptions = true,
    description = "Answers in a dialogue: by default about booking a table.")
public final class ChatbotCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--dialogues", paramLabel = "FILE", description = "Your own: on each line what the user said, a tab,"
      + " what the bot answered; an empty line ends a dialogue. --validation and --test are such files too.")
  private List<Path> dialogues = List.of();

  @Mixin private PairOptions options = new PairOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public ChatbotCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (!dialogues.isEmpty()) options.pairs(dialogues);
    return new PairRun(out, new ChatbotTask(), options, common).run();
  }
}
