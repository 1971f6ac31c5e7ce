package dev.rnn.examples;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import dev.rnn.examples.chatbot.ChatbotCommand;
import dev.rnn.examples.dates.DatesCommand;
import dev.rnn.examples.forecast.ForecastCommand;
import dev.rnn.examples.languageid.LanguageIdCommand;
import dev.rnn.examples.languagemodel.GenerateCommand;
import dev.rnn.examples.languagemodel.LanguageModelCommand;
import dev.rnn.examples.longmemory.GradientFlowCommand;
import dev.rnn.examples.longmemory.LongMemoryCommand;
import dev.rnn.examples.namegenerator.NameGeneratorCommand;
import dev.rnn.examples.pronounce.PronounceCommand;
import dev.rnn.examples.reverse.ReverseCommand;
import dev.rnn.examples.sentiment.SentimentCommand;
import dev.rnn.examples.series.ClassifySeriesCommand;
import dev.rnn.examples.summarization.SummarizationCommand;
import dev.rnn.examples.tagging.TaggingCommand;
import dev.rnn.examples.tool.BenchCommand;
import dev.rnn.examples.tool.ListCommand;
import dev.rnn.examples.tool.PluginsCommand;
import dev.rnn.examples.translation.SpellingCommand;
import dev.rnn.examples.translation.TranslationCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * The command line: {@code rnn COMMAND [OPTION]...}. Exit codes: 0 done, 1 an error, 2 wrong usage, 130 stopped by
 * Ctrl-C.
 */
public final class Main {
  /** All commands in the order in which they are listed. */
  private static final Map<String, Function<PrintStream, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("language-model", LanguageModelCommand::new);
    COMMANDS.put("generate", GenerateCommand::new);
    COMMANDS.put("sentiment", SentimentCommand::new);
    COMMANDS.put("language-id", LanguageIdCommand::new);
    COMMANDS.put("tagging", TaggingCommand::new);
    COMMANDS.put("name-generator", NameGeneratorCommand::new);
    COMMANDS.put("forecast", ForecastCommand::new);
    COMMANDS.put("classify-series", ClassifySeriesCommand::new);
    COMMANDS.put("dates", DatesCommand::new);
    COMMANDS.put("translation", TranslationCommand::new);
    COMMANDS.put("pronounce", PronounceCommand::new);
    COMMANDS.put("spelling", SpellingCommand::new);
    COMMANDS.put("summarization", SummarizationCommand::new);
    COMMANDS.put("chatbot", ChatbotCommand::new);
    COMMANDS.put("reverse", ReverseCommand::new);
    COMMANDS.put("long-memory", LongMemoryCommand::new);
    COMMANDS.put("gradient-flow", GradientFlowCommand::new);
    COMMANDS.put("plugins", PluginsCommand::new);
    COMMANDS.put("bench", _ -> new BenchCommand());
    COMMANDS.put("list", out -> new ListCommand(out, Main::summaries));
  }

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs a command; returns its exit code. */
  public static int run(PrintStream out, PrintStream err, String... args) {
    int at = commandIndex(args);
    if (at < 0) {
      boolean help = args.length == 0 || List.of("--help", "-h").contains(args[0]);
      usage(help ? out : err);
      return help ? 0 : 2;
    }
    String name = args[at];
    Function<PrintStream, Object> maker = COMMANDS.get(name);
    if (maker == null) {
      err.println("There is no command '" + name + "'; " + Nearest.hint(name, COMMANDS.keySet()) + ".");
      return 2;
    }
    return command(name, maker.apply(out)).setOut(writer(out)).setErr(writer(err))
        .setExecutionExceptionHandler(errors(err))
        .setParameterExceptionHandler((problem, _) -> wrong(err, name, problem))
        .execute(without(at, args));
  }

  /** Reads a command without running it: for tests of the documentation. */
  static void parse(String... args) {
    int at = commandIndex(args);
    Function<PrintStream, Object> maker = at < 0 ? null : COMMANDS.get(args[at]);
    if (maker == null) throw new IllegalArgumentException("no command: " + String.join(" ", args));
    command(args[at], maker.apply(System.out)).parseArgs(without(at, args));
  }

  /** Options may stand before the command, as in: rnn --plugins DIR language-model. */
  private static String[] without(int at, String... args) {
    String[] rest = new String[args.length - 1];
    System.arraycopy(args, 0, rest, 0, at);
    System.arraycopy(args, at + 1, rest, at, args.length - at - 1);
    return rest;
  }

  /** The first word that is neither an option nor the value of one that may stand before the command. */
  private static int commandIndex(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--plugins") || args[i].equals("--json")) i++;
      else if (!args[i].startsWith("-")) return i;
    }
    return -1;
  }

  private static CommandLine command(String name, Object command) {
    return new CommandLine(command).setCommandName("rnn " + name).setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(110).setUsageHelpLongOptionsMaxWidth(30);
  }

  private static int wrong(PrintStream err, String name, ParameterException problem) {
    err.println(problem.getMessage());
    List<String> suggestions = problem instanceof CommandLine.UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions() : List.of();
    if (!suggestions.isEmpty()) err.println("Did you mean " + String.join(" or ", suggestions) + "?");
    err.println("See: rnn " + name + " --help");
    return 2;
  }

  private static IExecutionExceptionHandler errors(PrintStream err) {
    return (reason, commandLine, parsed) -> {
      boolean debug = Arrays.asList(parsed.originalArgs().toArray()).contains("--debug");
      if (reason instanceof RnnException known) err.println(known.getMessage());
      else err.println("rnn failed in a way it should not (" + reason
          + "): please report it, with the output of --debug.");
      if (debug) reason.printStackTrace(err);
      return 1;
    };
  }

  private static void usage(PrintStream out) {
    out.println("Usage: rnn COMMAND [OPTION]...");
    summaries().forEach((name, summary) -> out.printf("  %-16s %s%n", name, summary));
    out.println("Options of a command: rnn COMMAND --help");
  }

  /** Every command with one sentence. */
  private static Map<String, String> summaries() {
    Map<String, String> all = new LinkedHashMap<>();
    COMMANDS.forEach((name, maker) -> {
      Command annotation = maker.apply(System.out).getClass().getAnnotation(Command.class);
      all.put(name, annotation == null ? "" : String.join(" ", annotation.description()));
    });
    return all;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
